//! DNS: whether visitors' names of a domain resolve, and a resolver for HTTP that gives out allowed addresses only.

use std::collections::BTreeSet;
use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use futures::future::join_all;
use hickory_resolver::TokioResolver;
use hickory_resolver::config::{ConnectionConfig, NameServerConfig, ResolveHosts, ResolverConfig};
use hickory_resolver::net::NetError;
use hickory_resolver::net::runtime::TokioRuntimeProvider;
use hickory_resolver::proto::rr::RecordType;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};

use super::Reach;
use crate::dialogue::state::{Found, Host};

/// One question to one server.
const QUESTION_MAX: Duration = Duration::from_secs(3);
/// What leads visitors to a server. MX and TXT may stay: mail would die without them.
const LEADING: [RecordType; 3] = [RecordType::A, RecordType::AAAA, RecordType::CNAME];

/// A resolver that asks the server given, or those of the system, and remembers nothing: who looks again wants to know
/// what is so now.
pub(super) fn resolver(server: Option<SocketAddr>) -> Result<TokioResolver, NetError> {
    let mut builder = match server {
        None => TokioResolver::builder_tokio()?,
        Some(server) => {
            let mut connections = vec![ConnectionConfig::udp(), ConnectionConfig::tcp()];
            for connection in &mut connections {
                connection.port = server.port();
            }
            let config = ResolverConfig::from_parts(
                None,
                Vec::new(),
                vec![NameServerConfig::new(server.ip(), true, connections)],
            );
            TokioResolver::builder_with_config(config, TokioRuntimeProvider::default())
        }
    };
    let options = builder.options_mut();
    options.cache_size = 0;
    options.use_hosts_file = ResolveHosts::Never;
    options.timeout = QUESTION_MAX;
    options.attempts = 2;
    builder.build()
}

/// Which of the usual names resolve.
pub(super) async fn names(resolver: &TokioResolver, hosts: &[String], domain: &str) -> Found {
    let names = hosts.iter().map(|host| if host == "@" { domain.to_owned() } else { format!("{host}.{domain}") });
    let asked = names.map(|name| async move {
        let leads = leads(resolver, &name).await;
        (name, leads)
    });
    let answers = join_all(asked).await;
    let unsure = answers.iter().any(|(_, leads)| *leads == Leads::Unknown);
    let host = |(name, leads)| match leads {
        Leads::To(addresses) => Some(Host { name, addresses }),
        Leads::Nowhere | Leads::Unknown => None,
    };
    let leading: Vec<Host> = answers.into_iter().filter_map(host).collect();
    if leading.is_empty() && unsure { Found::Unknown } else { Found::Names(leading) }
}

/// Where a name leads.
#[derive(PartialEq)]
enum Leads {
    /// It has records; without an address they name another name.
    To(Vec<IpAddr>),
    Nowhere,
    Unknown,
}

async fn leads(resolver: &TokioResolver, name: &str) -> Leads {
    // With its final point it is no name within the system's own domain.
    let name = format!("{name}.");
    let answers = join_all(LEADING.map(|kind| resolver.lookup(name.as_str(), kind))).await;
    let (mut sure, mut leads, mut addresses) = (true, false, BTreeSet::new());
    for answer in answers {
        match answer {
            Ok(found) => {
                let records = found.answers().iter().filter(|record| LEADING.contains(&record.record_type()));
                for record in records {
                    leads = true;
                    addresses.extend(record.data.ip_addr());
                }
            }
            Err(error) => sure &= error.is_no_records_found(),
        }
    }
    match (leads, sure) {
        (true, _) => Leads::To(addresses.into_iter().collect()),
        (false, true) => Leads::Nowhere,
        (false, false) => Leads::Unknown,
    }
}

/// Resolves names for HTTP; what may not be spoken to is left out.
pub(super) struct Guard {
    pub(super) resolver: TokioResolver,
    pub(super) reach: Reach,
}

impl Resolve for Guard {
    fn resolve(&self, name: Name) -> Resolving {
        let (resolver, reach) = (self.resolver.clone(), self.reach);
        Box::pin(async move {
            let found = resolver.lookup_ip(format!("{}.", name.as_str())).await?;
            let allowed: Vec<SocketAddr> = found
                .iter()
                .filter(|address| reach.allows(*address))
                .map(|address| SocketAddr::new(address, 0))
                .collect();
            if allowed.is_empty() {
                return Err("no address that may be spoken to".into());
            }
            Ok(Box::new(allowed.into_iter()) as Addrs)
        })
    }
}
