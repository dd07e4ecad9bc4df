//! Named moments at which a test ends the process without warning, and a bot that is broken on purpose.
//!
//! Builds with debug assertions know them; in any other build they are nothing.

/// A moment at which a kill leaves something half done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The data folder is being opened: the store is open, nothing is read yet.
    InOpen,
    /// A group is stepped and the keys of its new filings are written, itself not.
    BeforeCommit,
    /// A group is on the disk; no update is confirmed and nothing is sent.
    Committed,
    /// Filings are destroyed on the disk; their keys are still there.
    BeforeErase,
    /// A photo is on the disk, and nothing that names it.
    PhotoKept,
    /// A message was sent, and what became of it is not noted.
    Sent,
    /// A message was edited, and what became of it is not noted.
    Edited,
    /// The photos of a destroyed filing are about to be removed.
    InSweep,
    /// The bot was told to stop and waits for what is under way.
    InStop,
}

impl Step {
    /// All of them, in the order in which a bot comes by.
    pub const ALL: [Step; 9] = [
        Step::InOpen,
        Step::BeforeCommit,
        Step::Committed,
        Step::BeforeErase,
        Step::PhotoKept,
        Step::Sent,
        Step::Edited,
        Step::InSweep,
        Step::InStop,
    ];

    /// Its name, as `BEIAN_DIE_AT=sent:3,photo_kept:1` writes it: the third time that the process comes by it ends.
    pub fn id(self) -> &'static str {
        match self {
            Step::InOpen => "in_open",
            Step::BeforeCommit => "before_commit",
            Step::Committed => "committed",
            Step::BeforeErase => "before_erase",
            Step::PhotoKept => "photo_kept",
            Step::Sent => "sent",
            Step::Edited => "edited",
            Step::InSweep => "in_sweep",
            Step::InStop => "in_stop",
        }
    }
}

#[cfg(debug_assertions)]
mod armed {
    use std::sync::OnceLock;
    use std::sync::atomic::{AtomicI64, Ordering};

    use super::Step;

    /// Where to end, and how often that may still be passed; the first that is reached counts.
    fn orders() -> &'static [(String, AtomicI64)] {
        static ORDERS: OnceLock<Vec<(String, AtomicI64)>> = OnceLock::new();
        let read = |order: &str| {
            let (name, times) = order.split_once(':')?;
            Some((name.to_owned(), AtomicI64::new(times.parse().ok()?)))
        };
        ORDERS.get_or_init(|| {
            std::env::var("BEIAN_DIE_AT").iter().flat_map(|all| all.split(',')).filter_map(read).collect()
        })
    }

    /// Ends the process here, if a test asked for it: as a kill does, with nothing finished and nothing told but where.
    pub(crate) fn reached(step: Step) {
        for (name, times) in orders() {
            if name == step.id() && times.fetch_sub(1, Ordering::SeqCst) == 1 {
                tracing::warn!(step = name, "ending here, as a test wants it");
                std::process::abort();
            }
        }
    }

    /// True if a test wants effects and answers to go out a moment before the commit: what the rules forbid.
    pub(crate) fn commits_late() -> bool {
        std::env::var_os("BEIAN_BREAK").is_some_and(|how| how == "commit-late")
    }
}

#[cfg(not(debug_assertions))]
mod armed {
    use super::Step;

    pub(crate) fn reached(_: Step) {}

    pub(crate) fn commits_late() -> bool {
        false
    }
}

pub(crate) use armed::{commits_late, reached};
