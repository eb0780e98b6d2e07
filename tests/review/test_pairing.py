"""Items of two lists become pairs, from exact to similar, and what left its order has moved."""

import pytest

from hooks.review.pairing import MOST, find_moved, pair_items


def rank_words(old: str, new: str) -> tuple[int, ...]:
    """How many letters two words begin with in common."""
    same = next((at for at, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), 0)
    return (same,) if same else ()


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        ("", "", {}),
        ("ab", "ba", {0: 1, 1: 0}),
        ("aab", "baa", {0: 1, 1: 2, 2: 0}),
        ("aa", "a", {0: 0}),
        ("a", "aa", {0: 0}),
        ("Aa", "aA", {0: 1, 1: 0}),
        ("Aa", "ab", {1: 0}),
        ("Aa", "bA", {0: 1}),
    ],
)
def test_names(old: str, new: str, pairs: dict[int, int]) -> None:
    """Items of one name are paired in order, those of the most exact name first."""
    assert pair_items(old, new, [str, str.lower]) == pairs


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        (["kissa"], ["koira"], {0: 0}),
        (["kissa"], ["hevonen"], {}),
        (["kissa", "koira"], ["koirat", "kissat"], {0: 1, 1: 0}),
        (["kisu", "kissa"], ["kissat"], {1: 0}),
        (["kana", "kala"], ["karhu"], {1: 0}),
    ],
)
def test_rank(old: list[str], new: list[str], pairs: dict[int, int]) -> None:
    """What fits best is paired first, among equal fits the later item, and what does not fit is in no pair."""
    assert pair_items(old, new, rank=lambda one, other: rank_words(f"{old[one]}!", f"{new[other]}?")) == pairs


def test_names_go_before_rank() -> None:
    """Similar items are only looked for among those that have no pair yet."""
    found = pair_items("ab", "bc", names=[str], rank=lambda one, other: (one, other))
    assert found == {1: 0, 0: 1}
    assert pair_items("ab", "ab", names=[str], known=[(0, 1)]) == {0: 1}


@pytest.mark.parametrize(
    ("places", "moved"),
    [([], set()), ([0, 1, 2], set()), ([2, 0, 1], {0}), ([1, 2, 0], {2}), ([0, 3, 1, 2], {1}), ([2, 1, 0], {0, 1})],
)
def test_as_little_as_can_be_has_moved(places: list[int], moved: set[int]) -> None:
    """Of a list in another order, the fewest that explain it have moved."""
    assert find_moved({old: new for new, old in enumerate(places)}) == moved


@pytest.mark.parametrize(("old", "new"), [(40, 40), (41, 41), (600, 600), (5, 3000), (3000, 5)])
def test_how_many_are_compared(old: int, new: int) -> None:
    """Of two long lists only as many items are compared as the longer one allows, and each with that at its place."""
    compared: list[tuple[int, int]] = []

    def rank(one: int, other: int) -> tuple[int]:
        compared.append((one, other))
        return (1,)

    pairs = pair_items(range(old), range(new), rank=rank)
    assert len(compared) <= MOST + old + new
    assert len(pairs) == min(old, new)


def test_rows_that_keep_their_places() -> None:
    """Of very many items those that were reworded are found at their places."""
    old, new = ([f"{number} {end}" for number in range(600)] for end in ("ennen", "nyt"))
    pairs = pair_items(old, new, rank=lambda one, other: rank_words(f"{old[one]}!", f"{new[other]}?"))
    assert pairs == {number: number for number in range(600)}
