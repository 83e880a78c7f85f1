"""How much of a document is read, so that no input takes more than seconds."""

from __future__ import annotations

from ingest.cleaning.blocks import Block

MOST_CHARACTERS = 400_000  # some 65,000 words: the longest live blogs stay below it
MOST_BLOCKS = 10_000
MOST_MARKUP = 3_000_000  # characters of a page beyond which its text is chosen as that of a plain dump
BEYOND = "beyond what is read of one document"


def bounded_blocks(blocks: list[Block]) -> tuple[list[Block], Block | None]:
    """The blocks that are read, and the text of all others as one dropped block."""
    left = MOST_CHARACTERS
    for index, block in enumerate(blocks):
        if index >= MOST_BLOCKS or left <= 0:
            return blocks[:index], _rest(blocks[index:])
        if len(block.text) > left:
            cut = block.text.rfind(" ", 0, left)
            cut = cut if cut > 0 else left
            first = Block(block.text[:cut], block.tag, block.link_share, block.heading, zones=block.zones)
            return [*blocks[:index], first], _rest([Block(block.text[cut:].strip()), *blocks[index + 1 :]])
        left -= len(block.text)
    return blocks, None


def warning(rest: Block) -> str:
    """What a reader is told of text that was not read."""
    return (
        f"the document is longer than is read ({MOST_CHARACTERS:,} characters, {MOST_BLOCKS:,} lines): "
        f"{len(rest.text):,} characters at its end were left out; split it into its articles"
    )


def _rest(blocks: list[Block]) -> Block:
    return Block("\n".join(block.text for block in blocks), reason=BEYOND)
