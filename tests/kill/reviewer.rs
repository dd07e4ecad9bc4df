//! The reviewers' side of the crowd: takes each packet and accepts it.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use beian::dialogue::Press;
use serde_json::Value;
use tokio::time::Instant;

use super::findings::Findings;
use super::town::{DESK, REVIEWER, Town};

const LOOK: Duration = Duration::from_secs(1);
/// A button that is still there after so long is pressed again, as people do.
const AGAIN: Duration = Duration::from_secs(5);

/// Works until there is a finding; ends with its task.
pub(crate) async fn work(town: Town, findings: Arc<Findings>) {
    let mut pressed: BTreeMap<(i64, String), Instant> = BTreeMap::new();
    while !findings.any() {
        let version = town.version(DESK);
        for (message, data) in town.seen(REVIEWER, DESK, true).await.iter().flat_map(wanted) {
            let key = (message, data);
            if pressed.get(&key).is_none_or(|at| at.elapsed() > AGAIN) {
                town.tap(REVIEWER, DESK, message, &key.1).await;
                pressed.insert(key, Instant::now());
            }
        }
        town.changes(DESK, version, LOOK).await;
    }
}

/// The buttons of a message that lead to an accepted filing.
fn wanted(line: &Value) -> Vec<(i64, String)> {
    let rows = line["buttons"].as_array().into_iter().flatten();
    let data = rows.flat_map(|row| row.as_array().into_iter().flatten()).filter_map(|button| button["data"].as_str());
    let leads = |data: &&str| Press::read(data).is_some_and(|p| ["d_take", "d_accept"].contains(&p.act.verb.as_str()));
    let message = line["message_id"].as_i64().unwrap_or_default();
    data.filter(leads).map(|data| (message, data.to_owned())).collect()
}
