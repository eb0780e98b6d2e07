"""Own words stand in the languages of the notice."""

from hooks.format.own_words import Words
from tests.format.samples import SHORTEST, register


def test_own_words_keep_the_order_of_the_languages_of_the_site() -> None:
    """Own words come out in the order of the site's languages, however they were written."""
    words = register({"subjects": [{"en": "Friends", "fi": "Ystävät"}]}).subjects
    assert words == (Words.model_construct({"fi": "Ystävät", "en": "Friends"}),)
    assert list(words[0].root) == ["fi", "en"]


def test_name_in_every_language() -> None:
    """A company that is registered under a name per language has own words for its name."""
    controller = SHORTEST["controller"]
    assert isinstance(controller, dict)
    names = {"fi": "Esimerkkisäätiö", "en": "Example Foundation"}
    found = register({"controller": controller | {"name": dict(names)}})
    assert found.controller.name == Words.model_construct(names)


def test_one_language() -> None:
    """In a notice of one language, own words have that language alone."""
    subjects = register({"languages": ["fi"], "subjects": [{"fi": "Ystävät"}]}).subjects
    assert subjects
    assert isinstance(subjects[0], Words)
    assert subjects[0].root == {"fi": "Ystävät"}


def test_prose_of_one_language() -> None:
    """In a notice of one language, prose has that language alone."""
    found = register({"languages": ["en"], "more": {"security": {"en": "The backups are kept in Finland."}}})
    assert found.more["security"].root == {"en": "The backups are kept in Finland."}
