//! What operators see and do: parked messages, figures, alarms, a webhook that was changed.

use std::time::Duration;

use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
use url::Url;

use super::bench::{Bench, TOKEN};
use super::inbound::{intake, webhook as webhook_url};
use super::parrot::OPERATOR;
use crate::alarm::Alarms;
use crate::app::Trouble;
use crate::control::{Reply, Request, ask};
use crate::telegram::webhook::Webhook;

async fn asked(b: &Bench, request: Request) -> Reply {
    let data = b.folder();
    let asked = tokio::task::spawn_blocking(move || ask(&data, &request));
    asked.await.expect("no panic").expect("no fault").expect("a bot runs")
}

#[tokio::test]
async fn a_refused_message_is_told_listed_replayed_and_dropped() {
    let mut b = Bench::start().await;
    b.say(OPERATOR, "hello").await;
    b.until_last(OPERATOR, "heard hello").await;
    // Without its tags nothing is left: that can never be sent.
    b.say(5, "ask <oops>").await;
    b.until_last(OPERATOR, "operator-parked").await;
    let listed = asked(&b, Request::Outbox {}).await.lines;
    assert_eq!(listed.len(), 1);
    assert!(listed[0].contains("chat 5  show") && !listed[0].contains("oops"), "{listed:?}");
    let seq = |lines: &[String]| lines[0].split_whitespace().next().and_then(|n| n.parse::<u64>().ok());
    let first = seq(&listed).expect("a number");
    assert!(!asked(&b, Request::Replay { rows: Some(vec![first + 1000]) }).await.good, "none such");
    let replayed = asked(&b, Request::Replay { rows: None }).await;
    assert_eq!(replayed.lines, ["1 to be sent again"]);
    let again = b.until(|| asked(&b, Request::Outbox {}), |reply| seq(&reply.lines).is_some()).await;
    let second = seq(&again.lines).expect("a number");
    assert!(second > first, "it is refused again, under a number of its own");
    assert!(asked(&b, Request::Drop { rows: vec![second] }).await.good);
    assert_eq!(asked(&b, Request::Outbox {}).await.lines, ["nothing is parked"]);
    b.say(5, "after").await;
    b.until_last(5, "heard after").await;
    b.stop().await.expect("ends well");
}

#[tokio::test]
async fn health_and_figures_are_served_and_name_nobody() {
    let mut b = Bench::quiet().await;
    let port = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port").local_addr().expect("one").port();
    b.settings = vec![("BEIAN_HTTP_LISTEN", format!("127.0.0.1:{port}"))];
    b.run();
    let get = async |path: &str| {
        let answer = reqwest::get(format!("http://127.0.0.1:{port}/{path}")).await;
        match answer {
            Ok(answer) => (answer.status().as_u16(), answer.text().await.unwrap_or_default()),
            Err(_) => (0, String::new()),
        }
    };
    b.until(|| get("readyz"), |(status, _)| *status == 200).await;
    assert_eq!(get("healthz").await, (200, "alive\n".to_owned()));
    b.say(700_123_456, "new").await;
    b.until_last(700_123_456, "made").await;
    b.photo(700_123_456, "document", "x.jpg", vec![0xFF, 0xD8]).await;
    b.until_last(700_123_456, "kept 2 bytes").await;
    let (_, text) = get("metrics").await;
    for figure in [
        "beian_updates_total{outcome=\"taken\"}",
        "beian_steps_total{event=\"message\"}",
        "beian_commit_seconds_bucket",
        "beian_commit_inputs_bucket",
        "beian_outbox_waiting",
        "beian_outbox_oldest_timestamp_seconds",
        "beian_outbox_parked",
        "beian_sends_total{effect=\"show\",result=\"done\"}",
        "beian_photo_seconds_bucket",
        "beian_filings{stage=\"draft\"}",
    ] {
        assert!(text.contains(figure), "{figure} in\n{text}");
    }
    assert!(!text.contains("700123456"));
    b.stop().await.expect("ends well");
}

#[tokio::test]
async fn damaged_data_are_the_last_word_to_operators() {
    let mut b = Bench::quiet().await;
    b.settings = vec![("BEIAN_OPERATOR_CHAT", OPERATOR.to_string())];
    b.run();
    b.say(OPERATOR, "hello").await;
    b.until_last(OPERATOR, "heard hello").await;
    b.stop().await.expect("ends well");
    // The file of the filings' keys: sled's own damage is tested where sled is known.
    std::fs::write(b.folder().join("keys"), b"beian filing keys 0").expect("writes");
    b.run();
    let error = b.ended().await.expect_err("refused");
    b.until_last(OPERATOR, "operator-damaged").await;
    assert_eq!(Trouble::from(&error), Trouble::Damaged, "{error}");
}

#[tokio::test]
async fn a_webhook_that_somebody_changed_is_set_again_and_told() {
    let b = Bench::quiet().await;
    let (alarms, mut raised) = Alarms::new();
    let (intake, api, door, _orders) = intake(&b, alarms).await;
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}/telegram", listener.local_addr().expect("an address"));
    let webhook =
        Webhook { api, door, url: Url::parse(&url).expect("a URL"), listener, check: Duration::from_millis(20) };
    let (pulse, stop) = (intake.pulse(), CancellationToken::new());
    let served = tokio::spawn(webhook.run(intake, stop.clone()));
    let ours = b.until(|| webhook_url(&b), |url| !url.is_empty()).await;
    let call = format!("{}/bot{TOKEN}/deleteWebhook", b.server());
    let answer = reqwest::get(call).await.expect("answers");
    assert!(answer.status().is_success(), "{}", answer.text().await.unwrap_or_default());
    b.until(|| webhook_url(&b), |url| *url == ours).await;
    assert_eq!(raised.recv().await.map(|phrase| phrase.key), Some("operator-webhook_lost".to_owned()));
    b.until(|| std::future::ready(pulse.beats()), |beats| *beats).await;
    stop.cancel();
    assert_eq!(served.await.expect("no panic"), Ok(()));
}
