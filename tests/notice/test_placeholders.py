"""What is not filled in is marked where a reader sees it, and nowhere else."""

from markupsafe import Markup, escape

from hooks.notice.placeholders import mark_placeholders


def test_marked_in_text_alone() -> None:
    """A placeholder is marked in the text of a page; in an attribute it stays as it is."""
    text = "<which day>"
    html = Markup('<p title="{0}">Kerätty {0}.</p>').format(text)
    marked = mark_placeholders(html, [text])
    assert marked == ('<p title="&lt;which day&gt;">Kerätty <mark>&lt;which day&gt;</mark>.</p>')


def test_the_longest_is_marked() -> None:
    """Of two placeholders, one of which is part of the other, the whole one is marked."""
    html = escape("A <b c> D ja <b c>")
    assert mark_placeholders(html, ["<b c>", "A <b c> D"]) == (
        "<mark>A &lt;b c&gt; D</mark> ja <mark>&lt;b c&gt;</mark>"
    )


def test_nothing_to_mark() -> None:
    """Without placeholders the HTML is the same, angle brackets in it or none."""
    html = escape("<container-id>")
    assert mark_placeholders(html, []) is html
    assert mark_placeholders(html, ["<day>"]) == html


def test_hostile_placeholder() -> None:
    """A placeholder that looks like markup or a pattern is text and stays text."""
    for text in ("<mark></mark>.*", '<script src="x">', "<a\\1>", "<(>"):
        assert mark_placeholders(escape(text), [text]) == Markup("<mark>{}</mark>").format(text)
