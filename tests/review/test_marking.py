"""Two lists of blocks in one, with marks."""

from hypothesis import given
from hypothesis import strategies as st

from hooks.review.blocks import Block, Cell
from hooks.review.marking import MOST, mark_changes
from tests.fuzz.test_registers import FEW
from tests.review.test_diff import show_pieces

BLOCKS = st.lists(
    st.tuples(st.sampled_from(["p", "li", "tr"]), st.sampled_from(["a b", "a c", "d", "e f g"])), max_size=8
)


@FEW
@given(old=BLOCKS, new=BLOCKS)
def test_every_block_is_told(old: list[tuple[str, str]], new: list[tuple[str, str]]) -> None:
    """The new blocks stand in their order, and every old one is there too, changed, moved, or gone."""
    before, after = ([Block(kind, (Cell(text),)) for kind, text in side] for side in (old, new))
    found = mark_changes(before, after)
    kept = ["".join(p.text for p in block.cells[0] if p.mark != "-") for block in found if block.state != "removed"]
    assert ["".join(text.split()) for text in kept] == ["".join(text.split()) for _, text in new]
    gone = sum(block.state == "removed" for block in found)
    come = sum(block.state == "added" for block in found)
    assert len(old) - gone == len(new) - come


def test_a_column_that_came_or_went() -> None:
    """Rows whose number of columns differs are compared by the headings of their columns, where all have one."""
    old = Block("tr", (Cell("kissa", "Kuka"), Cell("kala", "Mitä")))
    new = Block("tr", (Cell("kissa", "Kuka"), Cell("aamulla", "Milloin"), Cell("kala", "Mitä")))
    [row] = mark_changes([old], [new])
    assert [show_pieces(cell) for cell in row.cells] == ["kissa", "{+aamulla+}", "kala"]
    [row] = mark_changes([new], [old])
    assert [show_pieces(cell) for cell in row.cells] == ["kissa", "kala", "[-aamulla-]"]
    assert row.labels == ("Kuka", "Mitä", "Milloin")


def test_a_text_of_very_many_blocks() -> None:
    """Where pairing would take long, a block that moved is told as gone and come; one block less, and it has moved."""
    blocks = [Block("p", (Cell(str(number)),)) for number in range(MOST)]
    turned = [*blocks[1:], blocks[0]]
    assert {block.state for block in mark_changes(blocks, turned)} == {"same", "changed"}
    more = Block("p", (Cell("loppu"),))
    states = {block.state for block in mark_changes([*blocks, more], [*turned, more])}
    assert states == {"same", "added", "removed"}
