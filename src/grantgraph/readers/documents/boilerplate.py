"""What a web page shows besides its content: banners, menus, side bars, notices on cookies, buttons to share.

Told by the elements and roles that HTML and WAI-ARIA (https://www.w3.org/TR/wai-aria/) have for it, and by the class
names that the common systems give to the rest. What holds a large part of the page is never taken for it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

_UNSEEN = frozenset(
    [
        "script",
        "style",
        "template",
        "noscript",
        "head",
        "title",
        "iframe",
        "object",
        "svg",
        "math",
        "select",
        "input",
        "textarea",
        "nav",
        "dialog",
        "audio",
        "video",
        "canvas",
        "map",
        "datalist",
        "embed",
        "label",
        "img",
        "del",
        "s",
        "strike",
    ]
)
_FRAME = frozenset(["header", "footer", "aside"])
_FRAME_ROLES = {"banner": "header", "contentinfo": "footer", "complementary": "aside"}
_UNSEEN_ROLES = frozenset(
    ["navigation", "search", "dialog", "alertdialog", "menu", "menubar", "tooltip", "toolbar"]
)
_SECTIONS = frozenset(["article", "section", "main", "details", "li", "td", "th", "blockquote", "dd"])
_BUTTON_HOLDERS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6", "summary", "dt", "th"])

_HIDDEN_STYLE = re.compile(
    r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden|mso-hide\s{0,9}:\s{0,9}all"
    r"|(?:font-size|max-height|opacity)\s{0,9}:\s{0,9}0(?:px|pt|em|%)?\s{0,9}(?:;|!|$)"
    r"|text-decoration[a-z-]{0,9}\s{0,9}:\s{0,9}line-through|(?:left|top|text-indent)\s{0,9}:\s{0,9}-\d{4}",
    re.IGNORECASE,
)
_FOR_SCREEN_READERS = re.compile(
    r"screen-?readers?(?:-text|-only)?|sr-only|visually-?hidden|element-invisible|assistive-text|show-for-sr"
)
_FURNITURE = re.compile(
    r"(?:.*[-_])?(?:cookies?|gdpr)(?:[-_].*)?|cookie.*|consent[-_].*"
    r"|breadcrumbs?(?:[-_].*)?|skip-?(?:links?|nav|to-.*)"
    r"|(?:(?:footer|email|sidebar|site)[-_])?newsletter(?:[-_].*)?|(?:.*[-_])?subscribe(?:[-_].*)?"
    r"|sharedaddy|addtoany.*|addthis.*|(?:social|share|sharing)"
    r"(?:[-_](?:share|sharing|links?|icons?|media|buttons?|bar|follow|networks?|this|list))*"
    r"|related|related[-_](?:posts?|news|content|articles?|stories|links|items|pages)"
    r"|(?:(?:left|right|primary|secondary|page|site|main)[-_]?)?sidebar(?:[-_](?:left|right|primary|secondary|\d+))?"
    r"|widget|widget[-_]area|advert.*|ads?|ad[-_](?:slot|container|unit|banner)"
    r"|(?:(?:mobile|main|primary|secondary|site|top|footer|header|mega|user|side|page)[-_]?)?(?:menu|nav(?:bar|igation)?)"
    r"|mw-navigation|mw-editsection|mw-jump-link|toc|catlinks|navbox|noprint|printfooter|reflist|references"
    r"|comments|comment-respond|comment-form|respond|disqus_thread"
    r"|pagination|pager|page-numbers|post-navigation|nav-links"
    r"|(?:site|page|global)[-_]?footer|site[-_]header|masthead|wm-ipp.*|gmail_signature|moz-signature"
)
_MORE = re.compile(
    r"(?:(?:read|learn|view|see|find out|show) (?:more|less|details)|more(?: info(?:rmation)?)?|continue reading"
    r"|back to top|mehr (?:erfahren|lesen|dazu)|weiterlesen|zum projekt|lire (?:la suite|plus)|en savoir plus"
    r"|(?:leer|ver|saber) más|saiba mais|le[ir]a mais|ver mais|подробнее|читать далее|детальніше|докладніше"
    r"|read more about this (?:grant|project))\s{0,3}[.…»›>→]{0,3}",
    re.IGNORECASE,
)
_NOTE_MARK = re.compile(r"[\[(]?(?:\d{1,3}|[a-z]{1,2}|[*†‡^]{1,3})[\])]?", re.IGNORECASE)
_OF_ARCHIVE = re.compile(  # what Pipermail and its like set around each mail
    r"\s*(?:(?:previous|next) message(?: \(by thread\))?|messages sorted by)\s?:", re.IGNORECASE
)
_LONGEST_LINK = 40


@dataclass(frozen=True, slots=True)
class View:
    """How many characters a page has, the classes and ids that its style sheets hide, the labels before its values."""

    size: int
    hidden: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()


def is_content(node: LexborNode, tag: str, view: View) -> bool:
    """Whether an element is shown and belongs to the content of a page."""
    attributes = node.attributes
    if tag.startswith(("-", "!")) or tag in _UNSEEN or _is_hidden(attributes):
        return False
    if tag == "button":
        return _heads_a_part(node)
    if tag == "ul" and _OF_ARCHIVE.match(_first_words(node)) and not _is_large(node, view.size):
        return False
    if tag == "a" and _is_mere_link(node, attributes.get("href") or ""):
        return False
    if frame_of(node, tag) or attributes.get("role") in _UNSEEN_ROLES:
        return False
    return (
        (tag != "form" and not _is_called_furniture(attributes, view) and not _is_foot(node, attributes))
        or tag == "body"
        or _is_large(node, view.size)
    )


def frame_of(node: LexborNode, tag: str) -> str | None:
    """The part of a page's frame that an element is: its `header`, `footer` or `aside`; None for those of sections."""
    frame = tag if tag in _FRAME else _FRAME_ROLES.get(node.attributes.get("role") or "")
    above = node.parent
    while frame and above is not None:
        if above.tag in _SECTIONS and not (frame == "aside" and above.tag == "main"):
            return None
        above = above.parent
    is_title = frame == "header" and node.css_first("h1") is not None
    return None if is_title else frame


def _is_hidden(attributes: dict[str, str | None]) -> bool:
    if "hidden" in attributes:
        return attributes["hidden"] != "until-found"
    return attributes.get("aria-hidden") == "true" or bool(
        _HIDDEN_STYLE.search(attributes.get("style") or "")
    )


def _is_called_furniture(attributes: dict[str, str | None], view: View) -> bool:
    """Whether one of the names of an element says that it is hidden or no content."""
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".lower().split()
    return any(
        name in view.hidden or _FOR_SCREEN_READERS.fullmatch(name) or _FURNITURE.fullmatch(name)
        for name in names
    )


def _first_words(node: LexborNode) -> str:
    texts = (each.text_content or "" for each in node.traverse(include_text=True) if each.tag == "-text")
    return next(filter(str.strip, texts), "")


def _is_foot(node: LexborNode, attributes: dict[str, str | None]) -> bool:
    """Whether an element is called the foot of the page and stands at its edge: cards may have feet, too."""
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".lower().split()
    if "footer" not in names:
        return False
    above = node.parent
    return above is not None and (
        above.tag == "body" or (above.parent is not None and above.parent.tag == "body")
    )


def _heads_a_part(button: LexborNode) -> bool:
    """Whether a button is the heading of a part that it unfolds."""
    above = button.parent
    return above is not None and above.tag in _BUTTON_HOLDERS


def _is_mere_link(node: LexborNode, target: str) -> bool:
    """Whether a link says nothing of what it leads to, or is the mark of a note."""
    seen = (child for child in node.iter(include_text=True) if not _is_for_screen_readers(child))
    words = " ".join("".join(child.text() for child in seen).split())
    if len(words) > _LONGEST_LINK:
        return False
    above = node.parent
    is_raised = above is not None and above.tag == "sup"
    is_note = "#" in target and (is_raised or "ftn" in target or "note" in target)
    return bool(_MORE.fullmatch(words)) or (is_note and bool(_NOTE_MARK.fullmatch(words)))


def _is_for_screen_readers(node: LexborNode) -> bool:
    names = (node.attributes.get("class") or "").lower().split() if node.tag != "-text" else ()
    return any(map(_FOR_SCREEN_READERS.fullmatch, names))


def _is_large(node: LexborNode, size: int) -> bool:
    """Whether an element holds the heading or a third of a page."""
    return node.css_first("h1, main") is not None or len(node.text()) * 3 >= size
