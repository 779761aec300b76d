"""English words with their inflection folded, so that one cue finds `train`, `trains`, `trained` and `training`.

A text goes in, `Wording` comes out: the text's words as keys, and the way back from a key to its place in the text.
Only inflection is folded (plurals, verb forms, British and American spelling), never derivation: `democratic` and
`democratization`, `public` and `publication` stay different words.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from grantgraph.letters import without_accents

SENTENCE_END = "."

_FORMS = """
women=woman men=man children=child elderly=elderly news=news media=media series=series analyses=analysis
crises=crisis theses=thesis bodies=body lives=life wives=wife indices=index criteria=criterion held=hold
built=build rebuilt=rebuild taught=teach made=make gave=give given=give wrote=write written=write
ran=run brought=bring sought=seek took=take taken=take kept=keep met=meet shown=show drew=draw
drawn=draw sent=send fought=fight spoke=speak spoken=speak found=find told=tell grew=grow grown=grow
won=win lost=lose paid=pay understood=understand laid=lay said=say bought=buy chosen=choose chose=choose
seen=see saw=see done=do did=do does=do went=go gone=go goes=go began=begin begun=begin led=lead
left=leave felt=feel fell=fall fallen=fall known=know knew=know thought=think lent=lend spent=spend
stood=stand overseen=oversee oversaw=oversee undertook=undertake undertaken=undertake was=be were=be
is=be are=be been=be being=be has=have had=have having=have lying=lie programme=program
programmes=program centre=center centres=center theatre=theater theatres=theater defence=defense
offence=offense licence=license cheque=check catalogue=catalog catalogues=catalog dialogue=dialog
dialogues=dialog mould=mold grey=gray storey=story skilful=skillful during=during something=something
anything=anything nothing=nothing everything=everything evening=evening morning=morning beijing=beijing
sterling=sterling housing=housing wellbeing=wellbeing using=use used=use united=united indeed=indeed
hundred=hundred sacred=sacred aids=aids
"""
_IRREGULAR = dict(pair.split("=") for pair in _FORMS.split())
_VOWEL = re.compile(r"[aeiouyà-ÿ]")
_OUR = re.compile(
    r"(?<=[a-z]{3})our(?=(?:hood|er|able|ite|al|ful|ism|less)?$)"
)  # `neighbourhood`, `labourer`
_POSSESSIVE = re.compile(r"(?:['’]s|['’])$")


@lru_cache(maxsize=20_000)
def fold(word: str) -> str:
    """The key of a word: equal for all its inflected forms, not meant to be read.

    >>> fold("organised") == fold("Organizes"), fold("women’s") == fold("woman"), fold("policies") == fold("policy")
    (True, True, True)
    >>> fold("Sámi") == fold("Sami")
    True
    """
    word = _POSSESSIVE.sub("", without_accents(word.lower()))
    return _spelling(_IRREGULAR.get(word) or _without_ending(word))


def _without_ending(word: str) -> str:
    word = _singular(word)
    for ending in ("ing", "ed"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= 3 and _VOWEL.search(stem):
            return stem[:-1] + "y" if ending == "ed" and stem.endswith("i") else stem
    return word


def _singular(word: str) -> str:
    if len(word) <= 3 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y" if len(word) > 4 else word[:-1]
    return word[:-2] if word.endswith(("sses", "shes", "ches", "xes", "zzes")) else word[:-1]


def _spelling(word: str) -> str:
    """One spelling for organise and organize, labour and labor, travelling and traveling; a final e is mute."""
    word = word.replace("z", "s")
    if "our" in word:
        word = _OUR.sub("or", word)
    if len(word) > 3:
        word = word.removesuffix("e")
        if word[-1] == word[-2] and word[-1] not in "aeo":
            word = word[:-1]
    return word


# A word with what stands before it: `. The` carries the end of a sentence, `, and` nothing.
# What follows the last word is a chunk of its own, without a word, so that no part of it is looked at twice.
_CHUNK = re.compile(r"\W*\w+(?:['’]\w+)*['’]?|\W+$")
_BEFORE_WORD = re.compile(r"\W*")
_BREAK = re.compile(r"[.!?]['\"”’»)\]]*\s|[;:•]\s|\s[–—-]+\s|\n")
_OPENING = f" {SENTENCE_END} "
_SENTENCE_START = re.compile(rf" {re.escape(SENTENCE_END)}(?= )")


@lru_cache(maxsize=20_000)
def _word(chunk: str) -> str:
    return _BEFORE_WORD.sub("", chunk, count=1)


class _Keys(dict[str, str]):
    """Chunk to key, remembered. Forgets everything when it grows beyond what a language holds."""

    LIMIT = 200_000

    def __missing__(self, chunk: str) -> str:
        if len(self) >= self.LIMIT:
            self.clear()
        word = _word(chunk)
        before = chunk[: -len(word)]
        key = fold(word) + " "
        if _BREAK.search(before) and not (before.startswith(".") and word[0].islower()):
            key = f"{SENTENCE_END} {key}"
        self[chunk] = key
        return key


_KEYS = _Keys()


@dataclass(frozen=True, slots=True)
class Wording:
    """A text as keys: `keys` is ` . key key key . key `, each key between blanks, sentences begun by a full stop."""

    text: str
    keys: str
    sentence_starts: Sequence[int]
    chunks: Sequence[str]
    chunk_ends: Sequence[int]
    key_ends: Sequence[int]
    words: Sequence[str]

    def sentences(self) -> Iterator[tuple[int, Sequence[str]]]:
        """The words of each sentence, with the number of the first."""
        firsts = [bisect_right(self.key_ends, start) for start in self.sentence_starts]
        for first, end in zip(firsts, [*firsts[1:], len(self.words)], strict=True):
            yield first, self.words[first:end]

    def sentence(self, start: int) -> int:
        """The number of the sentence that the key at `start` stands in, from 0."""
        return bisect_right(self.sentence_starts, start) - 1

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where in the text the keys from `start` to `end` (offsets in `keys`) stand."""
        first, last = bisect_right(self.key_ends, start), bisect_left(self.key_ends, end)
        begin = self.chunk_ends[first] - len(_word(self.chunks[first]))
        return begin, max(begin, self.chunk_ends[last])


def read(text: str) -> Wording:
    """The wording of a text, in time linear in its length."""
    chunks = _CHUNK.findall(text)
    if chunks and not _word(chunks[-1]):
        chunks.pop()
    words = [_KEYS[chunk] for chunk in chunks]
    key_ends = list(accumulate(map(len, words), initial=len(_OPENING)))
    keys = _OPENING + "".join(words)
    starts = [match.start() + 1 for match in _SENTENCE_START.finditer(keys)]
    return Wording(text, keys, starts, chunks, list(accumulate(map(len, chunks))), key_ends[1:], words)
