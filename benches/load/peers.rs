//! The bots beside ours, as teloxide's own documentation writes them: an echo, and a dialogue with its storage.

use teloxide::dispatching::dialogue::InMemStorage;
use teloxide::prelude::*;

/// Serves until killed.
pub(crate) fn serve(name: &str, url: &str, token: &str) {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime");
    let bot = Bot::new(token).set_api_url(url.parse().expect("an address"));
    match name {
        "echo" => runtime.block_on(echo(bot)),
        "dialogue" => runtime.block_on(dialogue(bot)),
        other => panic!("there is no bot {other}"),
    }
}

async fn echo(bot: Bot) {
    let handler = Update::filter_message().endpoint(|bot: Bot, message: Message| async move {
        if let Some(text) = message.text() {
            bot.send_message(message.chat.id, text).await?;
        }
        Done::Ok(())
    });
    Dispatcher::builder(bot, handler).build().dispatch().await;
}

#[derive(Clone, Default)]
enum State {
    #[default]
    Start,
    Name,
    Age {
        name: String,
    },
    Place {
        name: String,
        age: String,
    },
}

type Talk = Dialogue<State, InMemStorage<State>>;
type Done = Result<(), Box<dyn std::error::Error + Send + Sync>>;

async fn dialogue(bot: Bot) {
    let handler = Update::filter_message().enter_dialogue::<Message, InMemStorage<State>, State>().endpoint(answer);
    Dispatcher::builder(bot, handler)
        .dependencies(dptree::deps![InMemStorage::<State>::new()])
        .build()
        .dispatch()
        .await;
}

async fn answer(bot: Bot, talk: Talk, message: Message) -> Done {
    let text = message.text().unwrap_or_default().to_owned();
    let (say, next) = match talk.get_or_default().await? {
        State::Start => ("What is your name?".to_owned(), State::Name),
        State::Name => ("How old are you?".to_owned(), State::Age { name: text }),
        State::Age { name } => ("Where do you live?".to_owned(), State::Place { name, age: text }),
        State::Place { name, age } => (format!("{name}, {age}, {text}"), State::Start),
    };
    bot.send_message(message.chat.id, say).await?;
    talk.update(next).await?;
    Ok(())
}
