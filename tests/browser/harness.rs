//! A real browser for the tests: chromium without a window, driven by chromedriver on any free port.
//!
//! A test gets a [`Page`]: helpers that do what a person does, by clicks and keys, and wait for what
//! a person would see. Screenshots go to `tests/artefacts/`.

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::Arc;
use std::time::{Duration, Instant};

use serde_json::json;
use thirtyfour::prelude::*;
use thirtyfour::session::handle::SessionHandle;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

/// How long a test waits for anything to be seen. Generous: two busy cores are slow.
const PATIENCE: Duration = Duration::from_secs(45);
/// How often it looks.
const LOOK: Duration = Duration::from_millis(100);
/// An inline button, a link among them too.
const KEY: &str = "*[contains(concat(' ', @class, ' '), ' key ')]";
/// Whether something on the page still moves that will come to rest.
const MOVING: &str = "return document.getAnimations().some((one) => one.playState === 'running' && one.effect.getTiming().iterations !== Infinity)";
const MISSING: &str =
    "the browser tests need chromium and chromedriver; on Debian: apt-get install chromium chromium-driver";
/// What keeps chromium quiet, small and away from the network.
const FLAGS: [&str; 9] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-color-profile=srgb",
];

/// One browser at a time: several would starve each other on a small machine.
static ONE_AT_A_TIME: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());

/// The two sides of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The filer's phone.
    Filer,
    /// The reviewers' group.
    Reviewer,
}

impl Side {
    fn pane(self) -> &'static str {
        match self {
            Side::Filer => "//section[@data-pane='filer']",
            Side::Reviewer => "//section[@data-pane='reviewer']",
        }
    }
}

/// The page in a browser.
pub struct Page {
    driver: WebDriver,
}

/// Opens `url` in a fresh browser, hands the page to the test, closes the browser whatever happens.
///
/// A failing test leaves a picture of what was seen, `failed-<name>.png`. A test also fails if the page
/// reported a mistake of its own to the console.
pub async fn with_page(name: &str, url: &str, test: impl AsyncFnOnce(&Page)) {
    use futures::FutureExt as _;
    let _turn = ONE_AT_A_TIME.lock().await;
    let profile = tempfile::tempdir().expect("a folder for the profile");
    let (mut chromedriver, port) = start_chromedriver(profile.path()).await;
    let driver = connect(port, profile.path()).await;
    let page = Page { driver };
    let result = std::panic::AssertUnwindSafe(async {
        page.resize(1440, 900).await;
        page.driver.goto(url).await.expect("the page opens");
        page.wait_for_css("body.ready").await;
        test(&page).await;
        page.assert_quiet_console().await;
    })
    .catch_unwind()
    .await;
    if result.is_err() {
        page.snapshot(&format!("failed-{name}")).await;
    }
    page.driver.quit().await.expect("the browser closes");
    chromedriver.kill().await.expect("chromedriver ends");
    if let Err(panic) = result {
        std::panic::resume_unwind(panic);
    }
}

/// The program's own demo as a process of its own: page, pretended Telegram and the real bot.
pub struct DemoProcess {
    child: Child,
    /// Where the page is.
    pub url: String,
}

impl DemoProcess {
    /// Starts `beian demo --port 0` on a machine of this locale and waits for the address that it prints.
    pub async fn start(locale: &str) -> DemoProcess {
        let mut child = Command::new(env!("CARGO_BIN_EXE_beian"))
            .args(["demo", "--port", "0"])
            .env("LC_ALL", locale)
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .expect("the demo starts");
        let mut lines = BufReader::new(child.stdout.take().expect("its output is ours")).lines();
        while let Some(line) = lines.next_line().await.expect("the demo can be read") {
            if let Some(at) = line.find("http://") {
                let url = line[at..].split_whitespace().next().unwrap_or_default().to_owned();
                tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
                return DemoProcess { child, url };
            }
        }
        panic!("the demo ended without printing its address");
    }

    /// Asks the demo to end, as Ctrl-C would, so that it ends its bot and removes its folder.
    pub async fn stop(mut self) {
        let pid = self.child.id().expect("the demo still runs").to_string();
        let asked = Command::new("sh").args(["-c", "kill -TERM \"$0\"", &pid]).status().await.expect("a shell");
        assert!(asked.success(), "the demo could not be asked to end");
        let ended = tokio::time::timeout(PATIENCE, self.child.wait()).await.expect("the demo ends when asked");
        assert!(ended.expect("its end").success(), "the demo ended badly");
    }
}

async fn start_chromedriver(folder: &Path) -> (Child, u16) {
    let mut child = Command::new("chromedriver")
        .arg("--port=0")
        // What they leave behind goes with the folder.
        .env("TMPDIR", folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .unwrap_or_else(|error| panic!("{MISSING} ({error})"));
    let mut lines = BufReader::new(child.stdout.take().expect("its output is ours")).lines();
    while let Some(line) = lines.next_line().await.expect("chromedriver can be read") {
        let port = line.split_once("successfully on port ").map(|(_, rest)| rest.trim_end_matches('.'));
        if let Some(port) = port {
            let port = port.parse().expect("a port number");
            // Its output is drained, or it would stop at a full pipe.
            tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
            return (child, port);
        }
    }
    panic!("chromedriver ended before it listened; {MISSING}");
}

async fn connect(port: u16, profile: &Path) -> WebDriver {
    let mut capabilities = DesiredCapabilities::chrome();
    for flag in FLAGS {
        capabilities.add_arg(flag).expect("a flag");
    }
    capabilities.add_arg(&format!("--user-data-dir={}", profile.display())).expect("a flag");
    capabilities.set("goog:loggingPrefs", json!({"browser": "ALL"})).expect("a setting");
    let server = format!("http://127.0.0.1:{port}");
    WebDriver::new(server, capabilities)
        .await
        .unwrap_or_else(|error| panic!("chromium did not start; {MISSING} ({error})"))
}

impl Page {
    /// The driver itself, for what has no helper.
    pub fn driver(&self) -> &Arc<SessionHandle> {
        self.driver.handle()
    }

    /// Makes the window as large as a device's, in CSS pixels.
    pub async fn resize(&self, width: u32, height: u32) {
        let size = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        self.driver.cdp().send_raw("Emulation.setDeviceMetricsOverride", size).await.expect("a window's size");
    }

    /// Pretends that the system is set to dark colours, or to light ones.
    pub async fn dark(&self, dark: bool) {
        let scheme = if dark { "dark" } else { "light" };
        let media = json!({"features": [{"name": "prefers-color-scheme", "value": scheme}]});
        self.driver.cdp().send_raw("Emulation.setEmulatedMedia", media).await.expect("a colour scheme");
    }

    /// Keeps what is seen as `tests/artefacts/<name>.png`, once nothing fades or slides any more.
    pub async fn picture(&self, name: &str) {
        self.until("all movement has ended", async || {
            let moving = self.driver.execute(MOVING, vec![]).await;
            moving.is_ok_and(|moving| moving.json() == &json!(false))
        })
        .await;
        self.snapshot(name).await;
    }

    /// Keeps what is seen in this very moment.
    async fn snapshot(&self, name: &str) {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/artefacts");
        std::fs::create_dir_all(&folder).expect("the folder of artefacts");
        self.driver.screenshot(&folder.join(format!("{name}.png"))).await.expect("a screenshot");
    }

    /// Writes into a side's field and sends it with Enter.
    pub async fn send(&self, side: Side, text: &str) {
        let field = self.find(&format!("{}//textarea", side.pane())).await;
        let lines = text.replace('\n', &format!("{}{}{}", Key::Shift.value(), Key::Enter.value(), Key::Null.value()));
        field.send_keys(lines).await.expect("typing");
        field.send_keys(Key::Enter.value().to_string()).await.expect("sending");
    }

    /// Clicks the newest inline button of a side with just this text.
    pub async fn tap(&self, side: Side, text: &str) {
        let path = format!("({}//{KEY}[normalize-space()={}])[last()]", side.pane(), quoted(text));
        self.click(&path).await;
    }

    /// Waits until the drawer holds the samples of this item.
    pub async fn drawer_is_at(&self, item: &str) {
        self.find(&format!("{}//aside[@data-item={}]", Side::Filer.pane(), quoted(item))).await;
    }

    /// Sends the first sample answer of the drawer that is right (or wrong) for the open question.
    pub async fn sample_answer(&self, good: bool) {
        let path = format!("{}//button[contains(@class,'sample')][@data-good='{good}']", Side::Filer.pane());
        self.click(&path).await;
    }

    /// Sends a sample picture by its id.
    pub async fn sample_picture(&self, id: &str) {
        let path = format!("{}//button[@data-picture={}]", Side::Filer.pane(), quoted(id));
        self.click(&path).await;
    }

    /// Presses a control of the top bar: `hour`, `day`, `reminder`, `restart`, `language`, `help`.
    pub async fn control(&self, act: &str) {
        self.click(&format!("//header[@id='top']//button[@data-act='{act}'][not(@disabled)]")).await;
    }

    /// Lets time pass with one of the clock's buttons and waits until the clock has arrived.
    pub async fn skip(&self, act: &str) {
        self.control(act).await;
        self.gone("//body[contains(@class,'turning')]").await;
    }

    /// Kills the bot and starts it again; waits for the line that says so.
    pub async fn restart(&self) {
        let notes = format!("{}//div[contains(@class,'note')]", Side::Filer.pane());
        let before = self.all(&notes).await.len();
        self.control("restart").await;
        self.until("the bot is restarted", async || self.all(&notes).await.len() > before).await;
    }

    /// Waits until a message of a side holds this text; gives the newest such message's whole text.
    pub async fn sees(&self, side: Side, text: &str) -> String {
        let path = format!(
            "({}//article[contains(@class,'message')]//*[contains(@class,'bubble')][contains(normalize-space(.),{})])[last()]",
            side.pane(),
            quoted(text)
        );
        self.text(&path).await
    }

    /// Waits until nothing on the page answers to the path.
    pub async fn gone(&self, path: &str) {
        self.until(&format!("{path} is gone"), async || self.all(path).await.is_empty()).await;
    }

    /// The texts of all buttons under the newest message of a side that has some.
    pub async fn buttons(&self, side: Side) -> Vec<String> {
        let keys = self.all(&format!("({}//div[@class='keyboard'])[last()]//{KEY}", side.pane())).await;
        let mut texts = Vec::new();
        for key in keys {
            texts.push(key.text().await.unwrap_or_default());
        }
        texts
    }

    /// Clicks what the path leads to. The page may redraw it, or move it, in the very moment: then once more.
    pub async fn click(&self, path: &str) {
        self.until(&format!("{path} can be clicked"), async || {
            let Ok(found) = self.driver.find(By::XPath(path)).await else { return false };
            found.click().await.is_ok()
        })
        .await;
    }

    /// The text of what the path leads to, once there is such a thing.
    pub async fn text(&self, path: &str) -> String {
        let text = std::cell::RefCell::new(None);
        self.until(&format!("{path} is seen"), async || {
            let Ok(found) = self.driver.find(By::XPath(path)).await else { return false };
            // While it fades in there is nothing to read yet.
            text.replace(found.text().await.ok().filter(|text| !text.is_empty()));
            text.borrow().is_some()
        })
        .await;
        text.into_inner().unwrap_or_default()
    }

    /// Waits for an element by path.
    pub async fn find(&self, path: &str) -> WebElement {
        let query = self.driver.query(By::XPath(path)).wait(PATIENCE, LOOK);
        query.first().await.unwrap_or_else(|error| panic!("never seen: {path} ({error})"))
    }

    /// Waits for an element by selector.
    pub async fn wait_for_css(&self, selector: &str) -> WebElement {
        let query = self.driver.query(By::Css(selector)).wait(PATIENCE, LOOK);
        query.first().await.unwrap_or_else(|error| panic!("never seen: {selector} ({error})"))
    }

    /// Whatever is there now.
    pub async fn all(&self, path: &str) -> Vec<WebElement> {
        self.driver.find_all(By::XPath(path)).await.unwrap_or_default()
    }

    /// Waits until something holds.
    pub async fn until(&self, what: &str, holds: impl AsyncFn() -> bool) {
        let until = Instant::now() + PATIENCE;
        let mut look = tokio::time::interval(LOOK);
        while !holds().await {
            assert!(Instant::now() < until, "it never came about that {what}");
            look.tick().await;
        }
    }

    /// The page must not have complained: no exception, no blocked asset, no failed load.
    async fn assert_quiet_console(&self) {
        let log = self.driver.browser_log().await.expect("the console");
        let severe: Vec<String> =
            log.iter().filter(|entry| entry.level == "SEVERE").map(|entry| entry.message.clone()).collect();
        assert!(severe.is_empty(), "the page complained: {severe:?}");
    }
}

/// A string for XPath, which knows no escapes.
fn quoted(text: &str) -> String {
    if text.contains('\'') { format!("\"{text}\"") } else { format!("'{text}'") }
}
