//! Looks outside: the domain's records, its registry, its home page. Nothing here judges; what fails is unknown.
//!
//! Only public addresses are spoken to, whatever a domain or a redirect points at: a filer must not be able to send the
//! bot into the operator's own network.

mod dns;
mod page;
mod rdap;
#[cfg(all(test, feature = "sim"))]
mod tests;

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use futures::StreamExt;
use hickory_resolver::TokioResolver;
use reqwest::{Client, StatusCode, Url, redirect};

use crate::dialogue::state::Found;
use crate::rulebook::looks::{Looks, Probe};
use crate::validators::ip::is_public;

/// The whole of a look.
const LOOK_MAX: Duration = Duration::from_secs(15);
/// One request, with its redirects.
const REQUEST_MAX: Duration = Duration::from_secs(6);
/// Until a server is reached.
const CONNECT_MAX: Duration = Duration::from_secs(3);
/// A longer answer is not read, in bytes: no home page needs more.
const BODY_BYTES_MAX: usize = 1_000_000;
/// More redirects than this lead in a circle.
const REDIRECTS_MAX: usize = 4;

/// No look can be made: the system names no DNS server, or there is no HTTP client.
#[derive(Debug, thiserror::Error)]
#[error("nothing can be looked up: {0} (BEIAN_DNS names a DNS server)")]
pub struct LookupError(String);

/// Whom may be spoken to.
#[derive(Debug, Clone, Copy)]
pub struct Reach {
    /// Addresses of private networks, too: for tests on the loopback only.
    pub private: bool,
    /// The port of plain HTTP.
    pub http_port: u16,
}

impl Default for Reach {
    fn default() -> Reach {
        Reach { private: false, http_port: 80 }
    }
}

impl Reach {
    fn allows(self, address: IpAddr) -> bool {
        self.private || is_public(address.to_canonical())
    }

    /// True unless the URL names a forbidden address itself; names are looked at when they are resolved.
    fn allows_url(self, url: &Url) -> bool {
        let address = match url.host() {
            Some(url::Host::Ipv4(v4)) => Some(IpAddr::V4(v4)),
            Some(url::Host::Ipv6(v6)) => Some(IpAddr::V6(v6)),
            Some(url::Host::Domain(_)) => None,
            None => return false,
        };
        matches!(url.scheme(), "http" | "https") && address.is_none_or(|address| self.allows(address))
    }
}

/// Looks things up; one that is off finds nothing out.
#[derive(Clone, Default)]
pub struct Lookout {
    open: Option<Arc<Open>>,
}

struct Open {
    resolver: TokioResolver,
    http: Client,
    looks: Looks,
    reach: Reach,
}

impl Lookout {
    /// A lookout by the rulebook's hosts and registries; `dns`: a server instead of the system's.
    ///
    /// # Errors
    /// [`LookupError`].
    pub fn new(looks: &Looks, dns: Option<SocketAddr>, reach: Reach) -> Result<Lookout, LookupError> {
        let resolver = dns::resolver(dns).map_err(|error| LookupError(error.to_string()))?;
        let follow = redirect::Policy::custom(move |attempt| {
            if attempt.previous().len() > REDIRECTS_MAX || !reach.allows_url(attempt.url()) {
                attempt.stop()
            } else {
                attempt.follow()
            }
        });
        let guard = dns::Guard { resolver: resolver.clone(), reach };
        let http = Client::builder()
            .no_proxy()
            .dns_resolver(Arc::new(guard))
            .redirect(follow)
            .connect_timeout(CONNECT_MAX)
            .timeout(REQUEST_MAX)
            .user_agent(concat!("beian/", env!("CARGO_PKG_VERSION")))
            .build()
            .map_err(|error| LookupError(error.to_string()))?;
        Ok(Lookout { open: Some(Arc::new(Open { resolver, http, looks: looks.clone(), reach })) })
    }

    /// Looks, and gives up in time.
    pub async fn look(&self, probe: Probe, domain: &str) -> Found {
        let (Some(open), Ok(domain)) = (&self.open, idna::domain_to_ascii(domain)) else {
            return Found::Unknown;
        };
        let look = async {
            match probe {
                Probe::Dns => dns::names(&open.resolver, &open.looks.hosts, &domain).await,
                Probe::Rdap => match open.looks.registry(&domain) {
                    Some(base) => rdap::registration(open, base, &domain).await,
                    None => Found::Unknown,
                },
                Probe::Footer => page::home_page(open, &domain).await,
            }
        };
        tokio::time::timeout(LOOK_MAX, look).await.unwrap_or(Found::Unknown)
    }
}

impl std::fmt::Debug for Lookout {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Lookout(open {})", self.open.is_some())
    }
}

impl Open {
    /// Status and body of a page; nothing if it can't be had or is too long.
    async fn get(&self, url: &str) -> Option<(StatusCode, Vec<u8>)> {
        let url = Url::parse(url).ok().filter(|url| self.reach.allows_url(url))?;
        let answer = self.http.get(url).send().await.ok()?;
        let status = answer.status();
        let mut body = Vec::new();
        let mut stream = answer.bytes_stream();
        while let Some(chunk) = stream.next().await {
            let chunk = chunk.ok()?;
            if body.len() + chunk.len() > BODY_BYTES_MAX {
                return None;
            }
            body.extend_from_slice(&chunk);
        }
        Some((status, body))
    }
}
