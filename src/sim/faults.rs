//! Misbehaviour on request, and the log of every call.

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};

/// Calls kept in the log; the oldest go first.
const LOG_MAX: usize = 20_000;
/// Longer than the client's time-out of 17 s: how long silence lasts unless told otherwise, in seconds.
const SILENCE_S: u64 = 20;

/// What goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum FaultKind {
    /// `Too Many Requests` with `retry_after`.
    #[serde(rename = "429")]
    TooMany,
    /// `Internal Server Error` as JSON.
    #[serde(rename = "500")]
    Internal,
    /// A proxy's HTML page.
    #[serde(rename = "502_html")]
    Gateway,
    /// The connection is cut and nothing was done.
    #[serde(rename = "cut_before")]
    CutBefore,
    /// The connection is cut although it was done.
    #[serde(rename = "cut_after")]
    CutAfter,
    /// It is done, and the answer comes after a long while.
    #[serde(rename = "silence")]
    Silence,
    /// `bot was blocked by the user`, whether or not it was.
    #[serde(rename = "blocked")]
    Blocked,
    /// The token is revoked.
    #[serde(rename = "401")]
    Unauthorized,
    /// It is done, and the answer has a field that nobody knows.
    #[serde(rename = "extra_field")]
    ExtraField,
    /// A download ends in the middle (method `file`).
    #[serde(rename = "cut_middle")]
    CutMiddle,
    /// A download is longer than was said (method `file`).
    #[serde(rename = "longer")]
    Longer,
    /// `getFile` does not say how large the file is.
    #[serde(rename = "no_file_size")]
    NoFileSize,
    /// Every element of a list stands in it twice (method `getUpdates`).
    #[serde(rename = "doubled")]
    Doubled,
    /// A list comes in the wrong order (method `getUpdates`).
    #[serde(rename = "reversed")]
    Reversed,
    /// Another instance is said to poll.
    #[serde(rename = "409")]
    Conflict,
}

/// One order of misbehaviour.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fault {
    /// A method's name in any case, `file` for downloads, or `*` for every call.
    pub method: String,
    /// Only calls for this chat.
    #[serde(default)]
    pub chat_id: Option<i64>,
    /// What goes wrong.
    pub kind: FaultKind,
    /// Seconds, for 429.
    #[serde(default)]
    pub retry_after: Option<u64>,
    /// Seconds, for silence.
    #[serde(default)]
    pub seconds: Option<u64>,
    /// How often.
    #[serde(default = "once")]
    pub count: u32,
    /// How many fitting calls pass unharmed first.
    #[serde(default)]
    pub skip: u32,
    /// For 429, 500, 502: the call is done all the same.
    #[serde(default)]
    pub after: bool,
}

fn once() -> u32 {
    1
}

impl Fault {
    /// How long silence lasts, in seconds.
    pub fn silence_s(&self) -> u64 {
        self.seconds.unwrap_or(SILENCE_S)
    }

    /// The call is done although its answer goes wrong.
    pub fn takes_effect(&self) -> bool {
        match self.kind {
            FaultKind::CutAfter
            | FaultKind::Silence
            | FaultKind::ExtraField
            | FaultKind::NoFileSize
            | FaultKind::Longer
            | FaultKind::CutMiddle
            | FaultKind::Doubled
            | FaultKind::Reversed => true,
            FaultKind::TooMany | FaultKind::Internal | FaultKind::Gateway => self.after,
            FaultKind::CutBefore | FaultKind::Blocked | FaultKind::Conflict | FaultKind::Unauthorized => false,
        }
    }
}

/// Takes the fault that hits this call, if one does, and counts it down. `method` is in lower case.
pub fn take(faults: &mut Vec<Fault>, method: &str, chat: Option<i64>) -> Option<Fault> {
    let fits = |f: &Fault| {
        (f.method == "*" || f.method.eq_ignore_ascii_case(method))
            && (f.chat_id.is_none() || f.chat_id == chat)
            && f.count > 0
    };
    let fault = faults.iter_mut().find(|f| fits(f))?;
    if fault.skip > 0 {
        fault.skip -= 1;
        return None;
    }
    fault.count -= 1;
    let hit = fault.clone();
    faults.retain(|f| f.count > 0);
    Some(hit)
}

/// One call of the bot, as `/_sim/log` shows it.
#[derive(Clone, Debug, Serialize)]
pub struct Call {
    /// Rises by one.
    pub n: u64,
    /// As the bot wrote it.
    pub method: String,
    /// The chat it was for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chat_id: Option<i64>,
    /// What the answer said.
    pub ok: bool,
    /// The HTTP status; 0 if the connection was cut.
    pub code: u16,
    /// The error's text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}

/// The newest calls.
#[derive(Debug, Default)]
pub struct Log {
    calls: VecDeque<Call>,
    last: u64,
}

impl Log {
    /// Notes a call and gives it its number.
    pub fn push(&mut self, mut call: Call) {
        self.last += 1;
        call.n = self.last;
        self.calls.push_back(call);
        if self.calls.len() > LOG_MAX {
            self.calls.pop_front();
        }
    }

    /// The calls after this number, oldest first.
    pub fn since(&self, n: u64) -> Vec<&Call> {
        self.calls.iter().filter(|call| call.n > n).collect()
    }
}
