//! Counts what is under way, so that a demo that turns the clock knows when all is quiet.

use std::sync::Arc;

use tokio::sync::watch;

/// How many things are under way: updates not yet committed, events waiting, messages not yet sent, files on their way.
#[derive(Debug, Clone)]
pub struct Activity(Arc<watch::Sender<usize>>);

/// One thing under way; done when dropped. Whoever passes work on takes the next one before dropping this.
#[derive(Debug)]
pub struct Busy(Activity);

impl Activity {
    /// Nothing under way.
    pub fn new() -> Activity {
        Activity(Arc::new(watch::channel(0).0))
    }

    /// One thing more, until the guard is dropped.
    pub fn enter(&self) -> Busy {
        self.0.send_modify(|n| *n += 1);
        Busy(self.clone())
    }

    /// True if nothing is under way.
    pub fn is_quiet(&self) -> bool {
        *self.0.borrow() == 0
    }

    /// Tells of every change.
    pub fn changes(&self) -> watch::Receiver<usize> {
        self.0.subscribe()
    }

    /// Returns when nothing is under way.
    pub async fn quiet(&self) {
        let _ = self.changes().wait_for(|n| *n == 0).await;
    }
}

impl Default for Activity {
    fn default() -> Activity {
        Activity::new()
    }
}

impl Drop for Busy {
    fn drop(&mut self) {
        self.0.0.send_modify(|n| *n = n.saturating_sub(1));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn quiet_when_the_last_guard_is_gone() {
        let activity = Activity::new();
        let (first, second) = (activity.enter(), activity.enter());
        drop(first);
        assert!(!activity.is_quiet());
        drop(second);
        activity.quiet().await;
        assert!(activity.is_quiet());
    }
}
