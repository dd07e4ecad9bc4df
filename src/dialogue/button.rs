//! A button's data is an address, not a secret: version, filing, number of the question, choice.

use super::FilingId;

/// Telegram takes no more in a button.
pub const BUTTON_DATA_BYTES_MAX: usize = 64;

/// What a press asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Press {
    /// The filing it belongs to; `None` before there is one.
    pub filing: Option<FilingId>,
    /// The number of the question it was shown with; 0 where any number is good.
    pub turn: u32,
    /// The choice.
    pub act: Act,
}

/// A choice: a short verb and its argument.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// `o` option, `t` toggle, `back`, `why` … : see the match in `taps.rs`.
    pub verb: String,
    /// An option, item, page …; may be empty.
    pub arg: String,
}

impl Press {
    /// The data: `1.<filing>.<turn>.<verb>.<arg>`, at most 64 bytes.
    pub fn data(&self) -> String {
        let filing = self.filing.as_ref().map_or("", |f| f.0.as_str());
        let data = format!("1.{filing}.{:x}.{}.{}", self.turn, self.act.verb, self.act.arg);
        debug_assert!(data.len() <= BUTTON_DATA_BYTES_MAX, "button data too long: {}", self.act.verb);
        data
    }

    /// Reads data back; `None` if it is no data of ours.
    pub fn read(data: &str) -> Option<Press> {
        if data.len() > BUTTON_DATA_BYTES_MAX {
            return None;
        }
        let mut parts = data.splitn(5, '.');
        if parts.next()? != "1" {
            return None;
        }
        let filing = parts.next()?;
        let plain = |s: &str| s.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
        if !plain(filing) || !(filing.is_empty() || filing.len() == 8) {
            return None;
        }
        let turn = u32::from_str_radix(parts.next()?, 16).ok()?;
        let verb = parts.next()?;
        if verb.is_empty() || !plain(verb) {
            return None;
        }
        let filing = (!filing.is_empty()).then(|| FilingId(filing.to_owned()));
        let arg = parts.next()?.to_owned();
        Some(Press { filing, turn, act: Act { verb: verb.to_owned(), arg } })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_written_is_read(filing in proptest::option::of("[0-9a-z]{8}"), turn: u32, verb in "[a-z_]{1,8}", arg in "[A-Za-z0-9_.]{0,30}") {
            let press = Press { filing: filing.map(FilingId), turn, act: Act { verb, arg } };
            prop_assert_eq!(Press::read(&press.data()), Some(press));
        }

        #[test]
        fn forged_data_never_panics(data in ".{0,80}") {
            let _ = Press::read(&data);
        }
    }
}
