//! The chunks of a PNG, walked without decoding: is it animated, and what may stay in it.

/// Chunks that a picture needs to look right. Text, time and EXIF are not among them.
const KEPT: [&[u8; 4]; 11] =
    [b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"pHYs"];

/// Length of the mark that opens the file.
const MARK: usize = 8;

/// Whether it is a film of pictures.
pub(super) fn animated(bytes: &[u8]) -> bool {
    chunks(bytes).any(|(name, _)| name == b"acTL")
}

/// The same picture, its data untouched, without EXIF, text and whatever follows its end.
pub(super) fn stripped(bytes: &[u8]) -> Vec<u8> {
    let mut out = bytes.get(..MARK).unwrap_or_default().to_vec();
    for (name, chunk) in chunks(bytes).filter(|(name, _)| KEPT.contains(name)) {
        out.extend_from_slice(chunk);
        if name == b"IEND" {
            break;
        }
    }
    out
}

/// Names and whole chunks, length and sum included, as far as they are whole.
fn chunks(bytes: &[u8]) -> impl Iterator<Item = (&[u8; 4], &[u8])> {
    let mut rest = bytes.get(MARK..).unwrap_or_default();
    std::iter::from_fn(move || {
        let (length, after) = rest.split_first_chunk::<4>()?;
        let name = after.first_chunk::<4>()?;
        let end = usize::try_from(u32::from_be_bytes(*length)).ok()?.checked_add(12)?;
        let (chunk, next) = rest.split_at_checked(end)?;
        rest = next;
        Some((name, chunk))
    })
}
