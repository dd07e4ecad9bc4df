//! What a file is, by its bytes; its name is never asked, since people rename files to make them fit.

use crate::rulebook::photos::Format;

/// What the bytes say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    /// A kind that is taken.
    Taken(Format),
    /// A kind that is not, with the code of its fault.
    Named(&'static str),
}

/// Bytes looked at to tell text from the unknown.
const TEXT_PEEK: usize = 1024;

/// A PDF may have rubbish before its mark, up to here (Adobe's own reader allows it).
const PDF_PEEK: usize = 1024;

/// Marks at the start of a file, and what they mean.
const MARKS: &[(&[u8], Found)] = &[
    (b"\xFF\xD8\xFF", Found::Taken(Format::Jpeg)),
    (b"\x89PNG\r\n\x1A\n", Found::Taken(Format::Png)),
    (b"%PDF-", Found::Taken(Format::Pdf)),
    (b"GIF8", Found::Named("photo_gif")),
    (b"II*\0", Found::Named("photo_tiff")),
    (b"MM\0*", Found::Named("photo_tiff")),
    (b"II+\0", Found::Named("photo_tiff")),
    (b"MM\0+", Found::Named("photo_tiff")),
    (b"\xFF\x0A", Found::Named("photo_uncommon")),
    (b"\0\0\0\x0CJXL \r\n\x87\n", Found::Named("photo_uncommon")),
    (b"\0\0\0\x0CjP  \r\n\x87\n", Found::Named("photo_uncommon")),
    (b"\xFF\x4F\xFF\x51", Found::Named("photo_uncommon")),
    (b"8BPS", Found::Named("photo_uncommon")),
    (b"\0\0\x01\0", Found::Named("photo_uncommon")),
    (b"qoif", Found::Named("photo_uncommon")),
    (b"PK\x05\x06", Found::Named("photo_zip")),
    (b"Rar!\x1A\x07", Found::Named("photo_zip")),
    (b"7z\xBC\xAF\x27\x1C", Found::Named("photo_zip")),
    (b"\x1F\x8B", Found::Named("photo_zip")),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Found::Named("photo_office")),
    (b"{\\rtf", Found::Named("photo_office")),
    (b"\x1A\x45\xDF\xA3", Found::Named("photo_video")),
    (b"FLV\x01", Found::Named("photo_video")),
    (b"\0\0\x01\xBA", Found::Named("photo_video")),
    (b"OggS", Found::Named("photo_audio")),
    (b"ID3", Found::Named("photo_audio")),
    (b"fLaC", Found::Named("photo_audio")),
    (b"#!AMR", Found::Named("photo_audio")),
];

/// Tells what a file is.
pub(super) fn sniff(bytes: &[u8]) -> Found {
    if bytes.starts_with(b"PK\x03\x04") {
        return Found::Named(if holds_office(bytes) { "photo_office" } else { "photo_zip" });
    }
    if let Some((_, found)) = MARKS.iter().find(|(mark, _)| bytes.starts_with(mark)) {
        return *found;
    }
    riff(bytes)
        .or_else(|| boxes(bytes))
        .or_else(|| bitmap(bytes))
        .or_else(|| late_pdf(bytes))
        .or_else(|| text(bytes))
        .unwrap_or(Found::Named("photo_unknown"))
}

/// Word, Excel and WPS files are ZIPs whose first name tells them apart.
fn holds_office(bytes: &[u8]) -> bool {
    let start = &bytes[..bytes.len().min(PDF_PEEK)];
    [&b"[Content_Types].xml"[..], b"word/", b"xl/", b"ppt/", b"_rels/"]
        .iter()
        .any(|name| start.windows(name.len()).any(|window| window == *name))
}

fn riff(bytes: &[u8]) -> Option<Found> {
    if !bytes.starts_with(b"RIFF") {
        return None;
    }
    match bytes.get(8..12)? {
        b"WEBP" => Some(Found::Taken(Format::Webp)),
        b"AVI " => Some(Found::Named("photo_video")),
        b"WAVE" => Some(Found::Named("photo_audio")),
        _ => None,
    }
}

/// The family of MP4: pictures and films share a container, and the brands tell which.
fn boxes(bytes: &[u8]) -> Option<Found> {
    if bytes.get(4..8)? != b"ftyp" {
        return bytes
            .get(4..8)
            .filter(|kind| [b"moov", b"mdat", b"wide"].iter().any(|k| kind == k))
            .map(|_| Found::Named("photo_video"));
    }
    let length = u32::from_be_bytes(bytes.get(..4)?.try_into().ok()?) as usize;
    let end = length.clamp(12, 256).min(bytes.len());
    let major = bytes.get(8..12)?;
    let has = |names: &[&[u8; 4]]| {
        let brands = bytes[8..end].chunks_exact(4);
        brands.into_iter().any(|brand| names.iter().any(|name| brand == *name))
    };
    let code = if has(&[b"avif", b"avis"]) {
        "photo_avif"
    } else if has(&[b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"]) {
        "photo_heic"
    } else if major == b"crx " {
        "photo_uncommon"
    } else if major.starts_with(b"M4A") || major.starts_with(b"M4B") {
        "photo_audio"
    } else {
        "photo_video"
    };
    Some(Found::Named(code))
}

/// `BM` starts many a text too: the reserved bytes after the length must be zero.
fn bitmap(bytes: &[u8]) -> Option<Found> {
    (bytes.starts_with(b"BM") && bytes.get(6..10)? == [0; 4]).then_some(Found::Named("photo_bmp"))
}

fn late_pdf(bytes: &[u8]) -> Option<Found> {
    let start = &bytes[..bytes.len().min(PDF_PEEK)];
    start.windows(5).any(|window| window == b"%PDF-").then_some(Found::Taken(Format::Pdf))
}

fn text(bytes: &[u8]) -> Option<Found> {
    let start = &bytes[..bytes.len().min(TEXT_PEEK)];
    if start.starts_with(b"\xFF\xFE") || start.starts_with(b"\xFE\xFF") {
        return Some(Found::Named("photo_text"));
    }
    // Control signs other than tab and line ends give away what is not text, in any encoding of Chinese.
    let printable = start.iter().all(|&b| b >= 0x20 || matches!(b, b'\t' | b'\n' | b'\r' | 0x0C | 0x1B));
    if !printable || start.contains(&0x7F) {
        return None;
    }
    let svg = start.windows(4).any(|window| window.eq_ignore_ascii_case(b"<svg"));
    Some(Found::Named(if svg { "photo_svg" } else { "photo_text" }))
}

#[cfg(test)]
mod tests {
    use super::{Found, sniff};
    use crate::rulebook::photos::Format;

    #[test]
    fn each_kind_of_file_is_known_by_its_bytes() {
        let cases: &[(&[u8], Found)] = &[
            (b"\xFF\xD8\xFF\xE0\0\x10JFIF", Found::Taken(Format::Jpeg)),
            (b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR", Found::Taken(Format::Png)),
            (b"RIFF\x10\0\0\0WEBPVP8 ", Found::Taken(Format::Webp)),
            (b"%PDF-1.7\n", Found::Taken(Format::Pdf)),
            (b"\0\0rubbish\n%PDF-1.4\n", Found::Taken(Format::Pdf)),
            (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", Found::Named("photo_heic")),
            (b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic", Found::Named("photo_heic")),
            (b"\0\0\0\x1Cftypmif1\0\0\0\0mif1avifmiaf", Found::Named("photo_avif")),
            (b"\0\0\0\x18ftypavif\0\0\0\0mif1miaf", Found::Named("photo_avif")),
            (b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom", Found::Named("photo_video")),
            (b"\0\0\0\x14ftypqt  \0\0\0\0qt  ", Found::Named("photo_video")),
            (b"\0\0\0\x18ftypM4A \0\0\0\0M4A isom", Found::Named("photo_audio")),
            (b"\x1A\x45\xDF\xA3\x01\0\0\0", Found::Named("photo_video")),
            (b"GIF89a\x01\0\x01\0", Found::Named("photo_gif")),
            (b"II*\0\x08\0\0\0", Found::Named("photo_tiff")),
            (b"BM\x36\0\x0C\0\0\0\0\0\x36\0\0\0", Found::Named("photo_bmp")),
            (b"BM is how my name begins", Found::Named("photo_text")),
            (b"8BPS\0\x01", Found::Named("photo_uncommon")),
            (b"PK\x03\x04\x14\0\0\0\x08\0photos/1.jpg", Found::Named("photo_zip")),
            (b"PK\x03\x04\x14\0\x06\0\x08\0[Content_Types].xml", Found::Named("photo_office")),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0", Found::Named("photo_office")),
            (b"<?xml version=\"1.0\"?>\n<svg xmlns=\"\">", Found::Named("photo_svg")),
            ("照片在这里".as_bytes(), Found::Named("photo_text")),
            (b"\xD5\xD5\xC6\xAC", Found::Named("photo_text")),
            (b"\x01\x02\x03\x04\x05", Found::Named("photo_unknown")),
        ];
        for (bytes, found) in cases {
            assert_eq!(sniff(bytes), *found, "{:?}", String::from_utf8_lossy(bytes));
        }
    }
}
