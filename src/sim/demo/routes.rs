//! The paths of the demo around those of the pretended world.

use std::io;
use std::net::IpAddr;
use std::sync::Arc;

use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router, middleware};
use serde::Deserialize;
use serde_json::{Value, json};

use super::bot::{Bot, Life};
use super::stage::Stage;
use super::{assets, guard, pictures};
use crate::sim::answers::answers;
use crate::sim::words::Words;
use crate::sim::{World, router as world_router};
use crate::text::Lang;

#[derive(Clone)]
struct Shared {
    bot: Arc<Bot>,
    stage: Stage,
}

/// `/`, `/page/…`, `/_demo/…` and everything of the world behind one guard; `bound` is the address listened on.
pub(super) fn router(world: World, bot: Arc<Bot>, stage: Stage, bound: IpAddr) -> Router {
    Router::new()
        .route("/_demo/state", get(state))
        .route("/_demo/start", post(start))
        .route("/_demo/kill", post(kill))
        .route("/_demo/restart", post(restart))
        .with_state(Shared { bot, stage })
        .route("/_demo/answers", get(samples))
        .route("/_demo/printed/{chat}/{message}/{deed}/{page}", get(pictures::printed_page))
        .with_state(world.clone())
        .route("/", get(assets::index))
        .route("/page/{name}", get(assets::file))
        .route("/_demo/pictures", get(pictures::list))
        .route("/_demo/pictures/{id}", get(pictures::one))
        .route("/_demo/words", get(words))
        .merge(world_router(world))
        .layer(middleware::from_fn_with_state(bound, guard::guard))
}

async fn state(State(shared): State<Shared>) -> Response {
    match shared.bot.life().await {
        Ok(life) => Json(json!({
            "filer": shared.stage.filer,
            "reviewer": shared.stage.reviewers[0],
            "reviewers": shared.stage.reviewers,
            "group": shared.stage.group,
            "bot": life,
            "lang": shared.stage.lang.tag(),
        }))
        .into_response(),
        Err(error) => refused(&error),
    }
}

async fn start(State(shared): State<Shared>) -> Response {
    told(shared.bot.start().await)
}

async fn kill(State(shared): State<Shared>) -> Response {
    told(shared.bot.kill().await)
}

async fn restart(State(shared): State<Shared>) -> Response {
    told(shared.bot.restart().await)
}

fn told(life: io::Result<Life>) -> Response {
    match life {
        Ok(life) => Json(json!({ "bot": life })).into_response(),
        Err(error) => refused(&error),
    }
}

fn refused(error: &io::Error) -> Response {
    (StatusCode::INTERNAL_SERVER_ERROR, Json(json!({ "error": format!("the bot's process: {error}") }))).into_response()
}

#[derive(Deserialize)]
struct Asked {
    text: String,
    /// Where it is asked: papers printed there are to be sent back there.
    chat: Option<i64>,
}

async fn samples(State(world): State<World>, Query(asked): Query<Asked>) -> Json<Value> {
    let found = answers(&asked.text);
    let printed = match asked.chat {
        Some(chat) => pictures::printed(&world, chat, &found.kinds).await,
        None => Vec::new(),
    };
    let pictures = pictures::of_kinds(&found.kinds);
    Json(json!({"item": found.item, "answers": found.answers, "pictures": pictures, "printed": printed}))
}

#[derive(Deserialize)]
struct Language {
    lang: String,
}

async fn words(Query(language): Query<Language>) -> Json<Value> {
    let lang = Lang::from_client(&language.lang);
    Json(Words::builtin().all(lang).map(|(key, word)| (key.to_owned(), Value::from(word))).collect())
}
