"""Files written for a test, and what is seen of them."""

from pathlib import Path

from grantgraph.readers.documents import read_document
from grantgraph.readers.source import Source, open_source


def source(folder: Path, name: str, content: str | bytes) -> Source:
    """A file with this name and content."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return open_source(path)


def shown(folder: Path, name: str, content: str | bytes) -> list[str]:
    """The lines of a document that are not blank."""
    return [line.text for line in read_document(source(folder, name, content)).lines if not line.is_blank]


def pdf(lines: list[tuple[int, str]]) -> bytes:
    """A PDF of one page with words at these heights."""
    words = " ".join(f"BT /F1 12 Tf 72 {height} Td ({text}) Tj ET" for height, text in lines)
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        " /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(words)} >>\nstream\n{words}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    body, offsets = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    end = f"trailer\n<< /Root 1 0 R /Size 6 >>\nstartxref\n{len(body)}\n%%EOF\n"
    return f"{body}xref\n0 6\n0000000000 65535 f \n{table}{end}".encode()
