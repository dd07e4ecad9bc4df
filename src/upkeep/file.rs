//! The file of a backup: a header with the version, then entries, then a digest of all that went before.
//!
//! ```text
//! "beian backup 1\n"
//! tag (1)  length of the name (2, big-endian)  length of the body (4)  name  body      … any number of times
//! "e"      0                                    40    number of entries (8)  SHA-256 of all bytes before this entry
//! ```
//! Everything in it is sealed as it is in the data folder; no entry holds the master key.

use std::io::{self, Read, Write};

use sha2::{Digest, Sha256};

/// The header; the sign before the end of the line is the version.
const HEADER: &[u8; 15] = b"beian backup 1\n";
/// Longest body, in bytes: a photo has 20 MB at most.
const BODY_BYTES_MAX: usize = 64 << 20;
const END: u8 = b'e';

/// What an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tag {
    /// A filing's wrapped key, under its id. All keys come first.
    Key,
    /// A record of the store.
    Record,
    /// A photo, under `filing/photo`.
    Photo,
}

impl Tag {
    const ALL: [(u8, Tag); 3] = [(b'k', Tag::Key), (b'r', Tag::Record), (b'p', Tag::Photo)];

    fn byte(self) -> u8 {
        match self {
            Tag::Key => b'k',
            Tag::Record => b'r',
            Tag::Photo => b'p',
        }
    }
}

/// One entry.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) tag: Tag,
    pub(super) name: Vec<u8>,
    pub(super) body: Vec<u8>,
}

/// Why a backup can't be read.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// Not a backup, cut off, or changed.
    #[error("this is no whole backup: {0}; take another one")]
    Damaged(&'static str),
    /// Of a later release.
    #[error("this backup was made by a newer release; restore it with that one")]
    Newer,
    /// The disk.
    #[error("{0}")]
    Disk(#[from] io::Error),
}

/// Writes entries.
pub(super) struct Writer<W> {
    to: W,
    digest: Sha256,
    count: u64,
}

impl<W: Write> Writer<W> {
    pub(super) fn new(to: W) -> io::Result<Writer<W>> {
        let mut writer = Writer { to, digest: Sha256::new(), count: 0 };
        writer.put(HEADER)?;
        Ok(writer)
    }

    fn put(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.digest.update(bytes);
        self.to.write_all(bytes)
    }

    pub(super) fn entry(&mut self, tag: Tag, name: &[u8], body: &[u8]) -> io::Result<()> {
        self.count += 1;
        self.framed(tag.byte(), name, body)
    }

    fn framed(&mut self, tag: u8, name: &[u8], body: &[u8]) -> io::Result<()> {
        let too_long = |_| io::Error::from(io::ErrorKind::InvalidInput);
        let (short, long) =
            (u16::try_from(name.len()).map_err(too_long)?, u32::try_from(body.len()).map_err(too_long)?);
        self.put(&[[tag].as_slice(), &short.to_be_bytes(), &long.to_be_bytes(), name].concat())?;
        self.put(body)
    }

    /// Ends the file and gives back what it was written to.
    pub(super) fn end(mut self) -> io::Result<W> {
        let digest = self.digest.clone().finalize();
        let body = [self.count.to_be_bytes().as_slice(), digest.as_slice()].concat();
        self.framed(END, &[], &body)?;
        self.to.flush()?;
        Ok(self.to)
    }
}

/// Reads entries; the last call of [`Reader::next_entry`] has checked that all of them are as they were written.
pub(super) struct Reader<R> {
    from: R,
    digest: Sha256,
    count: u64,
}

impl<R: Read> Reader<R> {
    pub(super) fn new(from: R) -> Result<Reader<R>, FileError> {
        let mut reader = Reader { from, digest: Sha256::new(), count: 0 };
        let header = reader.take(HEADER.len())?;
        let version = HEADER.len() - 2;
        if header[..version] != HEADER[..version] {
            return Err(FileError::Damaged("its beginning is another one"));
        }
        if header[version] > HEADER[version] { Err(FileError::Newer) } else { Ok(reader) }
    }

    fn take(&mut self, length: usize) -> Result<Vec<u8>, FileError> {
        let mut bytes = vec![0; length];
        self.from.read_exact(&mut bytes).map_err(|error| {
            let cut = error.kind() == io::ErrorKind::UnexpectedEof;
            if cut { FileError::Damaged("it is cut off") } else { FileError::Disk(error) }
        })?;
        self.digest.update(&bytes);
        Ok(bytes)
    }

    /// The next entry; `None` at the end.
    pub(super) fn next_entry(&mut self) -> Result<Option<Entry>, FileError> {
        let so_far = self.digest.clone();
        let head = self.take(7)?;
        let name = usize::from(u16::from_be_bytes([head[1], head[2]]));
        let body = usize::try_from(u32::from_be_bytes([head[3], head[4], head[5], head[6]])).unwrap_or(usize::MAX);
        if body > BODY_BYTES_MAX {
            return Err(FileError::Damaged("an entry is too long"));
        }
        let (name, body) = (self.take(name)?, self.take(body)?);
        if head[0] == END {
            let wanted = [self.count.to_be_bytes().as_slice(), so_far.finalize().as_slice()].concat();
            return if body == wanted { Ok(None) } else { Err(FileError::Damaged("its digest is another one")) };
        }
        let tag = Tag::ALL.iter().find(|(byte, _)| *byte == head[0]).map(|(_, tag)| *tag);
        let tag = tag.ok_or(FileError::Damaged("an entry of an unknown kind"))?;
        self.count += 1;
        Ok(Some(Entry { tag, name, body }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(bytes: &[u8]) -> Result<Vec<Entry>, FileError> {
        let (mut reader, mut found) = (Reader::new(bytes)?, Vec::new());
        while let Some(entry) = reader.next_entry()? {
            found.push(entry);
        }
        Ok(found)
    }

    #[test]
    fn every_cut_and_every_flipped_byte_is_noticed() {
        let mut writer = Writer::new(Vec::new()).expect("writes");
        writer.entry(Tag::Key, b"abc", b"wrapped").expect("writes");
        writer.entry(Tag::Record, b"f/abc/head", b"sealed").expect("writes");
        writer.entry(Tag::Photo, b"abc/01", &[7; 300]).expect("writes");
        let bytes = writer.end().expect("ends");
        let found = all(&bytes).expect("reads");
        assert_eq!(
            found.iter().map(|e| (e.tag, e.body.len())).collect::<Vec<_>>(),
            [(Tag::Key, 7), (Tag::Record, 6), (Tag::Photo, 300)]
        );
        for n in 0..bytes.len() {
            assert!(all(&bytes[..n]).is_err(), "cut at {n}");
            let mut flipped = bytes.clone();
            flipped[n] ^= 0x11;
            assert!(all(&flipped).is_err(), "flipped at {n}");
        }
        let newer = [b"beian backup 2\n", &bytes[15..]].concat();
        assert!(matches!(all(&newer), Err(FileError::Newer)));
    }
}
