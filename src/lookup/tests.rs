//! Looks at pretended servers on the loopback: DNS, a registry, a home page.

use std::net::Ipv4Addr;

use axum::Router;
use axum::http::StatusCode as Status;
use axum::response::Redirect;
use axum::routing::get;
use tokio::net::{TcpListener, UdpSocket};

use super::*;
use crate::dialogue::state::Host;
use crate::rulebook::law::Law;

const DOMAIN: &str = "yunfan-notes.com";

/// What the pretended DNS answers: a record's type and data, an answer code.
#[derive(Clone, Copy)]
enum Reply {
    Address(Ipv4Addr),
    Alias,
    Code(u8),
}

/// A DNS server that answers each question by name and type (1: A, 5: CNAME, 15: MX, 28: AAAA).
async fn dns(answer: impl Fn(&str, u16) -> Reply + Send + 'static) -> SocketAddr {
    let socket = UdpSocket::bind("127.0.0.1:0").await.expect("a port");
    let address = socket.local_addr().expect("an address");
    tokio::spawn(async move {
        let mut buffer = [0_u8; 1500];
        while let Ok((length, from)) = socket.recv_from(&mut buffer).await {
            let asked = &buffer[..length];
            let (mut name, mut at) = (Vec::new(), 12);
            while asked[at] != 0 {
                let end = at + 1 + usize::from(asked[at]);
                name.push(String::from_utf8_lossy(&asked[at + 1..end]).to_lowercase());
                at = end;
            }
            let kind = u16::from_be_bytes([asked[at + 1], asked[at + 2]]);
            let reply = answer(&name.join("."), kind);
            let (code, record) = match reply {
                Reply::Code(code) => (code, None),
                Reply::Address(ip) => (0, Some((1_u16, ip.octets().to_vec()))),
                Reply::Alias => (0, Some((5, b"\x04else\x07example\x00".to_vec()))),
            };
            let count = u8::from(record.is_some());
            let mut told = [&asked[..2], &[0x81, 0x80 | code, 0, 1, 0, count, 0, 0, 0, 0]].concat();
            told.extend_from_slice(&asked[12..at + 5]);
            if let Some((kind, data)) = record {
                told.extend_from_slice(&[0xc0, 12]);
                told.extend_from_slice(&kind.to_be_bytes());
                told.extend_from_slice(&[0, 1, 0, 0, 0, 60, 0, u8::try_from(data.len()).expect("short")]);
                told.extend_from_slice(&data);
            }
            let _ = socket.send_to(&told, from).await;
        }
    });
    address
}

/// A web server on a port of its own.
async fn web(routes: Router) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    tokio::spawn(async move { axum::serve(listener, routes).await });
    port
}

fn lookout(dns: SocketAddr, private: bool, http_port: u16) -> Lookout {
    Lookout::new(&Law::builtin().looks, Some(dns), Reach { private, http_port }).expect("a lookout")
}

fn names(list: &[(&str, &[IpAddr])]) -> Found {
    let host = |(name, addresses): &(&str, &[IpAddr])| Host { name: (*name).to_owned(), addresses: addresses.to_vec() };
    Found::Names(list.iter().map(host).collect())
}

#[tokio::test]
async fn a_domain_is_quiet_if_no_usual_name_leads_anywhere() {
    const NO_SUCH_NAME: u8 = 3;
    // Mail may stay: only its records answer.
    let quiet = dns(|_, kind| if kind == 15 { Reply::Alias } else { Reply::Code(0) }).await;
    assert_eq!(lookout(quiet, false, 80).look(Probe::Dns, DOMAIN).await, names(&[]));
    let absent = dns(|_, _| Reply::Code(NO_SUCH_NAME)).await;
    assert_eq!(lookout(absent, false, 80).look(Probe::Dns, DOMAIN).await, names(&[]));
    let www = dns(|name, kind| match (name, kind) {
        ("www.yunfan-notes.com", 1) => Reply::Address(Ipv4Addr::new(47, 96, 0, 1)),
        ("m.yunfan-notes.com", 5) => Reply::Alias,
        _ => Reply::Code(0),
    })
    .await;
    let found = lookout(www, false, 80).look(Probe::Dns, DOMAIN).await;
    assert_eq!(found, names(&[("www.yunfan-notes.com", &[IpAddr::from([47, 96, 0, 1])]), ("m.yunfan-notes.com", &[])]));
}

#[tokio::test]
async fn what_cannot_be_found_out_is_unknown() {
    const SERVER_FAILS: u8 = 2;
    let broken = dns(|_, _| Reply::Code(SERVER_FAILS)).await;
    let lookout = lookout(broken, false, 80);
    assert_eq!(lookout.look(Probe::Dns, DOMAIN).await, Found::Unknown);
    assert_eq!(lookout.look(Probe::Footer, DOMAIN).await, Found::Unknown);
    // The registry of .cn offers no RDAP.
    assert_eq!(lookout.look(Probe::Rdap, "yunfan-notes.cn").await, Found::Unknown);
    assert_eq!(Lookout::default().look(Probe::Dns, DOMAIN).await, Found::Unknown);
}

#[tokio::test]
async fn the_registry_tells_expiry_and_registrar() {
    const ANSWER: &str = r#"{"objectClassName":"domain","ldhName":"YUNFAN-NOTES.COM",
        "events":[{"eventAction":"registration","eventDate":"2024-05-03T04:00:00Z"},
                  {"eventAction":"expiration","eventDate":"2027-05-03T04:00:00Z"}],
        "entities":[{"roles":["registrar"],"vcardArray":["vcard",[["version",{},"text","4.0"],["fn",{},"text","Example Registrar"]]]}]}"#;
    let routes = Router::new().route("/com/v1/domain/yunfan-notes.com", get(|| async { ANSWER }));
    let port = web(routes.route("/com/v1/domain/broken.com", get(|| async { "<html>" }))).await;
    let server = dns(|_, _| Reply::Code(0)).await;
    let file = include_str!("../rulebook/looks.toml");
    let file = file.replace("https://rdap.verisign.com/com/", &format!("http://127.0.0.1:{port}/com/"));
    let looks = Looks::parse(&file).expect("a good file");
    let near = Lookout::new(&looks, Some(server), Reach { private: true, http_port: 80 }).expect("a lookout");
    let expires = "2027-05-03".parse().ok();
    let registrar = Some("Example Registrar".to_owned());
    assert_eq!(near.look(Probe::Rdap, DOMAIN).await, Found::Registered { expires, registrar });
    assert_eq!(near.look(Probe::Rdap, "nobody-has-it.com").await, Found::Unregistered);
    assert_eq!(near.look(Probe::Rdap, "broken.com").await, Found::Unknown);
    // The same server may not be asked from outside of a test.
    let far = Lookout::new(&looks, Some(server), Reach::default()).expect("a lookout");
    assert_eq!(far.look(Probe::Rdap, DOMAIN).await, Found::Unknown);
}

#[tokio::test]
async fn the_home_page_is_read_and_no_private_network_is_entered() {
    const FOOTER: &str = "<a href=\"https://beian.miit.gov.cn/\">浙ICP备2026000001号-1</a>";
    let long = || async { "x".repeat(BODY_BYTES_MAX + 1) };
    let gone = || async { (Status::NOT_FOUND, FOOTER) };
    let page = Router::new().route("/", get(|| async { FOOTER }));
    let server = || {
        dns(|name, kind| match kind {
            1 if name.contains("notes") => Reply::Address(Ipv4Addr::LOCALHOST),
            _ => Reply::Code(0),
        })
    };
    let port = web(page).await;
    let found = Found::Page { numbers: vec!["2026000001-1".to_owned()], link: true };
    assert_eq!(lookout(server().await, true, port).look(Probe::Footer, DOMAIN).await, found);
    // A name that points into a private network is not followed.
    assert_eq!(lookout(server().await, false, port).look(Probe::Footer, DOMAIN).await, Found::Unknown);
    for routes in [Router::new().route("/", get(long)), Router::new().route("/", get(gone))] {
        let port = web(routes).await;
        assert_eq!(lookout(server().await, true, port).look(Probe::Footer, DOMAIN).await, Found::Unknown);
    }
    let circle = Router::new().route("/", get(|| async { Redirect::temporary("/") }));
    let port = web(circle).await;
    assert_eq!(lookout(server().await, true, port).look(Probe::Footer, DOMAIN).await, Found::Unknown);
}

#[test]
fn addresses_of_private_networks_are_refused_in_urls_too() {
    let reach = Reach::default();
    let allows = |url: &str| Url::parse(url).is_ok_and(|url| reach.allows_url(&url));
    assert!(allows("https://47.96.0.1/") && allows("http://www.example.cn:8080/"));
    for url in [
        "http://127.0.0.1/",
        "http://0x7f000001/",
        "http://2130706433/",
        "http://[::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://169.254.169.254/latest/",
        "http://192.168.1.1/",
        "ftp://47.96.0.1/",
        "file:///etc/hosts",
    ] {
        assert!(!allows(url), "{url}");
    }
}
