//! The updates that one commit brought: their ids, eight bytes each, the least byte first.

use super::DecodeError;

/// Bytes of an id.
const ID: usize = size_of::<i64>();

/// The ids as they are stored, under the key of the first.
pub fn to_bytes(ids: &[i64]) -> Vec<u8> {
    ids.iter().flat_map(|id| id.to_le_bytes()).collect()
}

/// Reads them; a record without a value stands for the id of its key alone.
///
/// # Errors
/// [`DecodeError::Damaged`].
pub fn from_bytes(first: i64, bytes: &[u8]) -> Result<Vec<i64>, DecodeError> {
    if bytes.is_empty() {
        return Ok(vec![first]);
    }
    let (ids, []) = bytes.as_chunks::<ID>() else { return Err(DecodeError::Damaged) };
    let ids: Vec<i64> = ids.iter().map(|id| i64::from_le_bytes(*id)).collect();
    if ids.first() == Some(&first) { Ok(ids) } else { Err(DecodeError::Damaged) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_come_back_and_what_is_cut_off_is_told() {
        let ids = vec![7, 8, -1];
        let bytes = to_bytes(&ids);
        assert_eq!(from_bytes(7, &bytes), Ok(ids));
        assert_eq!(from_bytes(9, &[]), Ok(vec![9]));
        assert_eq!(from_bytes(7, &bytes[..20]), Err(DecodeError::Damaged));
        assert_eq!(from_bytes(8, &bytes), Err(DecodeError::Damaged));
    }
}
