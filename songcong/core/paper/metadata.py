"""What a finished PDF must say and hold: PDF/UA-1 beside PDF/A-2a, and streams told apart."""

import zlib

import pydyf

_PDFUA = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"\
 pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"\
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"\
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
_END = b"</rdf:RDF>"
_BEGIN = b"\nstream\n"

# A stream whose last byte is a carriage return runs into the line feed written after it, and a
# reader counts one byte less than the stream's length: PDF/A forbids that.
BLURRED_END = b"\r\nendstream"


def finish(_document: object, pdf: pydyf.PDF, *, attempt: int) -> None:
    """Complete a PDF/A-2a about to be written; each attempt moves the bytes of packed objects."""
    for item in pdf.objects:
        if isinstance(item, pydyf.Stream):
            if item.extra.get("Type") == "/Metadata":
                _declare_pdfua(item)
            else:
                _pack(item)
    for number in range(attempt):
        pdf.add_object(pydyf.Dictionary({"Attempt": number}))


def _declare_pdfua(metadata: pydyf.Stream) -> None:
    """Add the mark of PDF/UA-1 with its description; PDF/A wants both, and readable as text."""
    text = b"".join(metadata.stream)
    metadata.compress = False
    metadata.stream = [text.replace(_END, _PDFUA + _END)]


def _pack(stream: pydyf.Stream) -> None:
    """Compress a stream so that its last byte, part of a checksum, is no carriage return."""
    if not stream.compress or "Filter" in stream.extra:
        return
    stream.compress = False
    raw = stream.data.partition(_BEGIN)[2].removesuffix(b"\nendstream")
    packed = zlib.compress(raw, 9)
    filters = "/FlateDecode"
    if packed.endswith(b"\r"):
        packed, filters = packed.hex().encode() + b">", "[/ASCIIHexDecode /FlateDecode]"
    stream.stream = [packed]
    stream.extra["Filter"] = filters
