"""Reads rendered pages as a browser or GitHub would: anchors, links, words, and whether the tags fit."""

import re
from html.parser import HTMLParser

from markdown_it import MarkdownIt

_VOID = {"meta", "link", "br", "hr", "img"}


class Seen(HTMLParser):
    """What stands in a piece of HTML."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.anchors: list[str] = []
        self.links: list[str] = []
        self.words: list[str] = []
        self.tags: list[str] = []
        self.levels: list[int] = []
        self.faults: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        self.faults += [f"<{tag}> is never closed" for tag in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        found = dict(attrs)
        if found.get("id"):
            self.anchors.append(str(found["id"]))
        if found.get("href") is not None:
            self.links.append(str(found["href"]))
        if re.fullmatch(r"h[1-6]", tag):
            self.levels.append(int(tag[1]))
        if tag not in _VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing at {self.getpos()}")

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def seen_in_markdown(text: str) -> Seen:
    """A Markdown file as GitHub would turn it into HTML."""
    return Seen(MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(text))
