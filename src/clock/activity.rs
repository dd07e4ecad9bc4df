//! Counts what is under way, so that a demo that turns the clock knows when all is quiet.

use std::sync::Arc;

use tokio::sync::watch;

/// How many things are under way: updates not yet committed, events waiting, messages not yet sent, files on their way.
#[derive(Debug, Clone)]
pub struct Activity(Arc<Counts>);

#[derive(Debug)]
struct Counts {
    all: watch::Sender<usize>,
    replies: watch::Sender<usize>,
}

/// One thing under way; done when dropped. Whoever passes work on takes the next one before dropping this.
#[derive(Debug)]
pub struct Busy {
    activity: Activity,
    is_reply: bool,
}

impl Activity {
    /// Nothing under way.
    pub fn new() -> Activity {
        Activity(Arc::new(Counts { all: watch::channel(0).0, replies: watch::channel(0).0 }))
    }

    /// One thing more, until the guard is dropped.
    pub fn enter(&self) -> Busy {
        self.one_more(false)
    }

    /// One reply more for somebody who waits for it.
    pub fn enter_reply(&self) -> Busy {
        self.0.replies.send_modify(|n| *n += 1);
        self.one_more(true)
    }

    fn one_more(&self, is_reply: bool) -> Busy {
        self.0.all.send_modify(|n| *n += 1);
        Busy { activity: self.clone(), is_reply }
    }

    /// Returns when at most so many replies are to be sent.
    pub async fn replies_at_most(&self, max: usize) {
        let _ = self.0.replies.subscribe().wait_for(|n| *n <= max).await;
    }

    /// True if nothing is under way.
    pub fn is_quiet(&self) -> bool {
        *self.0.all.borrow() == 0
    }

    /// Tells of every change.
    pub fn changes(&self) -> watch::Receiver<usize> {
        self.0.all.subscribe()
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
        let counts = &self.activity.0;
        if self.is_reply {
            counts.replies.send_modify(|n| *n = n.saturating_sub(1));
        }
        counts.all.send_modify(|n| *n = n.saturating_sub(1));
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

    #[tokio::test]
    async fn replies_are_counted_apart() {
        let activity = Activity::new();
        let (_news, reply, other) = (activity.enter(), activity.enter_reply(), activity.enter_reply());
        let few = activity.replies_at_most(1);
        tokio::pin!(few);
        assert!(futures::poll!(&mut few).is_pending());
        drop(reply);
        few.await;
        drop(other);
        activity.replies_at_most(0).await;
        assert!(!activity.is_quiet());
    }
}
