//! Fetching updates, and having them pushed.

use std::collections::BTreeSet;
use std::time::Duration;

use serde_json::{Value, json};
use tokio::time::{Instant, timeout_at};

use super::{Answer, Outcome, Params, Refusal};
use crate::sim::World;
use crate::sim::inbox::Poll;
use crate::sim::state::State;
use crate::sim::webhook::{self, Webhook};

/// Seconds that a poll may be held.
const TIMEOUT_S_MAX: i64 = 50;
/// How late a conflict is told that follows another one.
const CONFLICT_PAUSE: Duration = Duration::from_secs(3);
/// Ports on which Telegram reaches a webhook.
const PORTS: [u16; 4] = [443, 80, 88, 8443];
/// Characters of a webhook's secret.
const SECRET_CHARS_MAX: usize = 256;

const WEBHOOK_ACTIVE: &str =
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";

/// `getUpdates`: holds until there is something, the time is over, or a newer poll comes.
pub(crate) async fn get_updates(world: &World, params: &Params) -> Outcome {
    let offset = params.integer("offset").unwrap_or(0);
    let limit = params.integer("limit").unwrap_or(100).clamp(1, 100);
    let timeout_s = params.integer("timeout").unwrap_or(0).clamp(0, TIMEOUT_S_MAX);
    let allowed = allowed_updates(params)?;
    let (ticket, limit, timeout_s) = world.with(|state| {
        if state.webhook.is_some() {
            return Err(Refusal::conflict(WEBHOOK_ACTIVE));
        }
        if let Some(kinds) = allowed {
            state.inbox.allow(kinds);
        }
        if state.inbox.confirm(offset) {
            state.stir();
        }
        let limit = usize::try_from(limit).unwrap_or(100);
        Ok(state.inbox.begin_poll(offset, limit, timeout_s.unsigned_abs(), state.real_ms))
    })?;
    let deadline = Instant::now() + Duration::from_secs(timeout_s);
    let mut inbox = world.watch_inbox();
    loop {
        inbox.borrow_and_update();
        match world.with(|state| state.inbox.poll(ticket, limit, state.now_ms)) {
            Poll::Ended(why) => {
                if world.with(|state| state.inbox.conflict_again(state.real_ms)) {
                    tokio::time::sleep(CONFLICT_PAUSE).await;
                }
                return Err(Refusal::conflict(why));
            }
            Poll::Batch(batch) if !batch.is_empty() || Instant::now() >= deadline => {
                return Ok(Value::Array(batch).into());
            }
            Poll::Batch(_) => {}
        }
        if matches!(timeout_at(deadline, inbox.changed()).await, Ok(Err(_))) {
            return Ok(json!([]).into());
        }
    }
}

fn allowed_updates(params: &Params) -> Result<Option<BTreeSet<String>>, Refusal> {
    let list = params.object("allowed_updates")?;
    let names = |list: Value| {
        let names = list.as_array().cloned().unwrap_or_default();
        names.iter().filter_map(|name| Some(name.as_str()?.to_lowercase())).collect()
    };
    Ok(list.map(names))
}

/// `setWebhook`. Plain HTTP and any port are taken for addresses of this machine, since this server runs locally.
pub(crate) fn set_webhook(world: &World, params: &Params) -> Outcome {
    let url = params.text_or_empty("url");
    if url.is_empty() {
        return world.with(|state| delete_webhook(state, params));
    }
    let bad = |why: &str| Refusal::bad(&format!("bad webhook: {why}"));
    let parsed = url::Url::parse(&url).map_err(|_| bad("invalid webhook URL specified"))?;
    let local = parsed.host_str().is_some_and(|host| ["localhost", "127.0.0.1", "[::1]"].contains(&host));
    if !local && parsed.scheme() != "https" {
        return Err(bad("An HTTPS URL must be provided for webhook"));
    }
    if !local && parsed.port_or_known_default().is_none_or(|port| !PORTS.contains(&port)) {
        return Err(bad("Webhook can be set up only on ports 80, 88, 443 or 8443"));
    }
    let secret = params.text("secret_token").filter(|secret| !secret.is_empty());
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    if secret.as_ref().is_some_and(|s| s.len() > SECRET_CHARS_MAX) {
        return Err(Refusal::bad("secret token is too long"));
    }
    if secret.as_ref().is_some_and(|s| !s.chars().all(plain)) {
        return Err(Refusal::bad("secret token contains unallowed characters"));
    }
    let max_connections = params.integer("max_connections").unwrap_or(40).clamp(1, 100);
    let allowed = allowed_updates(params)?;
    let generation = world.with(|state| {
        let now_ms = state.real_ms;
        if state.webhook_set_ms.is_some_and(|at| now_ms - at < 1_000) {
            return Err(Refusal::too_many(1));
        }
        state.webhook_set_ms = Some(now_ms);
        if params.flag("drop_pending_updates") {
            state.inbox.clear();
        }
        if let Some(kinds) = allowed {
            state.inbox.allow(kinds);
        }
        state.inbox.end_polls();
        let generation = state.next_number();
        state.webhook = Some(Webhook {
            url,
            secret,
            max_connections: usize::try_from(max_connections).unwrap_or(40),
            own_certificate: params.files.contains_key("certificate"),
            generation,
            last_error: None,
        });
        Ok(generation)
    })?;
    webhook::start(world, generation);
    Ok(Answer { result: Value::Bool(true), description: Some("Webhook was set") })
}

/// `deleteWebhook`
pub(crate) fn delete_webhook(state: &mut State, params: &Params) -> Outcome {
    if params.flag("drop_pending_updates") {
        state.inbox.clear();
    }
    let description = match state.webhook.take() {
        Some(_) => "Webhook was deleted",
        None => "Webhook is already deleted",
    };
    state.inbox.rev += 1;
    Ok(Answer { result: Value::Bool(true), description: Some(description) })
}

/// `getWebhookInfo`
pub(crate) fn get_webhook_info(state: &mut State, _: &Params) -> Outcome {
    let pending = state.inbox.pending(state.now_ms);
    let mut info = json!({"url": "", "has_custom_certificate": false, "pending_update_count": pending});
    if let Some(webhook) = &state.webhook {
        info["url"] = json!(webhook.url);
        info["has_custom_certificate"] = json!(webhook.own_certificate);
        info["max_connections"] = json!(webhook.max_connections);
        if let Some((date, text)) = &webhook.last_error {
            info["last_error_date"] = json!(date);
            info["last_error_message"] = json!(text);
        }
    }
    if let Some(kinds) = state.inbox.allowed() {
        info["allowed_updates"] = json!(kinds);
    }
    Ok(info.into())
}
