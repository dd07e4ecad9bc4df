//! How fast messages may come and go: a bucket of tokens, by a clock that no demo turns.

use std::time::Duration;

use tokio::time::Instant;

/// A bucket that fills with `rate` tokens a second up to `burst`; one token a message.
#[derive(Debug, Clone)]
pub(super) struct Bucket {
    rate: f64,
    burst: f64,
    tokens: f64,
    at: Instant,
}

impl Bucket {
    /// A full bucket; a rate of 0 means no limit.
    pub(super) fn new(rate: f64, burst: f64, now: Instant) -> Bucket {
        Bucket { rate, burst, tokens: burst, at: now }
    }

    /// When the next token is there: now, or later.
    pub(super) fn ready_at(&mut self, now: Instant) -> Instant {
        self.fill(now);
        if self.rate <= 0.0 || self.tokens >= 1.0 {
            return now;
        }
        // A little more than needed, so that rounding does not wake us too early.
        now + Duration::from_secs_f64((1.0 - self.tokens) / self.rate) + Duration::from_millis(1)
    }

    /// Takes a token, also one that is not there yet.
    pub(super) fn take(&mut self, now: Instant) {
        self.fill(now);
        self.tokens -= 1.0;
    }

    /// True if it has forgotten everything and may be thrown away.
    pub(super) fn is_full(&mut self, now: Instant) -> bool {
        self.fill(now);
        self.rate <= 0.0 || self.tokens >= self.burst
    }

    fn fill(&mut self, now: Instant) {
        let passed = now.saturating_duration_since(self.at).as_secs_f64();
        self.tokens = (self.tokens + passed * self.rate).min(self.burst);
        self.at = now;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_passes_and_then_the_rate_holds() {
        let start = Instant::now();
        let mut bucket = Bucket::new(2.0, 3.0, start);
        let (mut now, mut sent) = (start, 0);
        while now < start + Duration::from_secs(10) {
            now = bucket.ready_at(now);
            bucket.take(now);
            sent += 1;
        }
        assert!((22..=24).contains(&sent), "{sent}");
        assert!(bucket.is_full(now + Duration::from_secs(2)));
    }

    #[test]
    fn zero_means_no_limit() {
        let now = Instant::now();
        let mut bucket = Bucket::new(0.0, 1.0, now);
        for _ in 0..1000 {
            bucket.take(now);
        }
        assert_eq!(bucket.ready_at(now), now);
    }
}
