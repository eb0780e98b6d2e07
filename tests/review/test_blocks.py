"""HTML as the blocks that a reader sees."""

import pytest

from hooks.review.blocks import Cell, flatten_html, read_blocks


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<p>a <strong>b</strong><br>c</p>", ["p: a b", "p: c"]),
        ('<p><a href="https://a.example/x">a</a> ja <a href="#b">b</a></p>', ["p: a <https://a.example/x> ja b"]),
        ('<p><a href="mailto:a@b.example">a@b.example</a></p>', ["p: a@b.example"]),
        ("""<p><a href="mailto:a%27b@c.example">a'b@c.example</a></p>""", ["p: a'b@c.example"]),
        ('<p><a href="mailto:a%2Bb@c.example">a-b@c.example</a></p>', ["p: a-b@c.example <a%2Bb@c.example>"]),
        ('<p><a href="tel:+35831234567">+358 3 123 4567</a></p>', ["p: +358 3 123 4567"]),
        (
            "<dl><dt>Nimi</dt><dd>A</dd><dt>Puhelin</dt><dd>1</dd><dd>2</dd></dl>",
            ["dl: Nimi | A", "dl: Puhelin | 1; 2"],
        ),
        ("<dl><dt>Nimi<dd>A<dt>Puhelin<dd>1<dd>2</dl>", ["dl: Nimi | A", "dl: Puhelin | 1; 2"]),
        ("<nav><p>x</p></nav><h3>Y</h3><ul><li>1<li>2</ul>", ["h: Y", "li: 1", "li: 2"]),
        (
            "<table><tr><th>A</th><th>B</th></tr><tr><th>1</th><td><ul><li>x</li><li>y</li></ul></td></tr></table>",
            ["th: A | B", "tr: 1 | x; y"],
        ),
        ("<table><tr><th>A<th>B<tr><td>1<td>2</table>", ["th: A | B", "tr: 1 | 2"]),
        (
            '<table><tr><th>A</th><th>B</th></tr><tr><th scope="rowgroup" colspan="2">G</th></tr></table>',
            ["th: A | B", "tr: G"],
        ),
        ("<div><dl><div><dt>a</dt><dd>b</dd></div></dl></div>loose", ["dl: a | b", "p: loose"]),
        ("<p>e\u0301\u00a0 x\n y</p>", ["p: \u00e9 x y"]),
    ],
)
def test_visible_text(html: str, lines: list[str]) -> None:
    """A piece of a page becomes the blocks that a reader sees, with the addresses that links hide."""
    assert [f"{block.kind}: {block.text}" for block in read_blocks(html)] == lines


def test_cells_know_their_columns() -> None:
    """A cell has the heading of its column, also where the cell before it is empty; a new table has its own."""
    head = "<table><tr><th>A</th><th>B</th></tr>"
    rows = read_blocks(f"{head}<tr><td></td><td>1</td></tr></table><table><tr><td>2</td></tr></table>")
    assert [row.cells for row in rows] == [
        (Cell("A"), Cell("B")),
        (Cell("", "A"), Cell("1", "B")),
        (Cell("2"),),
    ]


def test_a_page_on_one_line() -> None:
    """The words of a page do not depend on its markup, and hold the address of a link."""
    html = '<p>Katso <a class="x" href="https://a.example/?a&amp;b">ehdot</a>,\n<b>e\u0301</b></p>'
    assert flatten_html(html) == "Katso https://a.example/?a&b ehdot , \u00e9"
