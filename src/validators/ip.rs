//! Address of the server (IP): one public address, version 4 or 6.
//!
//! Alibaba fills it in from the instance; asked only where a filer must find the right server.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::{Accepted, Context, Validator, Verdict, clean};
use crate::text::Fault;

pub(super) const IP: Validator = Validator {
    name: "ip",
    rule: "one public IP address, version 4 or 6",
    check,
    keep: clean::half,
    good: &[
        "47.96.0.1",
        " ４７．９６．０．１ ",
        "http://47.96.0.1/",
        "47.96.0.1:80",
        "2408:4000::1",
        "[2408:4000::1]:443",
        "::ffff:47.96.0.1",
        "公网IP：47.96.0.1",
    ],
    bad: &[
        ("", "empty"),
        ("47.96.0", "ip_form"),
        ("47.96.0.256", "ip_form"),
        ("example.cn", "ip_form"),
        ("192.168.1.10", "ip_private"),
        ("10.0.0.1", "ip_private"),
        ("172.16.0.1", "ip_private"),
        ("127.0.0.1", "ip_private"),
        ("100.64.0.1", "ip_private"),
        ("169.254.1.1", "ip_private"),
        ("192.0.2.1", "ip_private"),
        ("0.0.0.0", "ip_private"),
        ("fe80::1", "ip_private"),
        ("fd00::1", "ip_private"),
        ("::1", "ip_private"),
        ("2001:db8::1", "ip_private"),
        ("2001:0:5ef5:79fb::1", "ip_private"),
        ("2002:c000:204::1", "ip_private"),
        ("::ffff:10.0.0.1", "ip_private"),
        ("198.18.0.1", "ip_private"),
        ("047.096.000.001", "ip_form"),
        ("47.96.0.1 47.96.0.2", "ip_several"),
        ("47.96.0.1-47.96.0.9", "ip_several"),
    ],
    sensitive: false,
};

fn check(text: &str, _: &Context) -> Verdict {
    let line = clean::within(clean::half(text).replace(['。', '｡'], "."), clean::LINE_CHARS_MAX)?;
    let line = clean::unwrapped(&line);
    let parts =
        line.split([' ', ',', '，', '、', ';', '；', '：', '~', '–', '—', '-', '至']).filter(|part| !part.is_empty());
    let found: Vec<IpAddr> = parts.filter_map(parse).collect();
    let address = match found.as_slice() {
        [one] => one.to_canonical(),
        [] => return Err(Fault::new("ip_form")),
        _ => return Err(Fault::new("ip_several")),
    };
    if is_public(address) { Ok(Accepted::plain(address.to_string())) } else { Err(Fault::new("ip_private")) }
}

/// Without scheme, path, port, square brackets, and a label before a colon.
fn parse(line: &str) -> Option<IpAddr> {
    let line = line.split_once("://").map_or(line, |(_, rest)| rest);
    let line = line.split('/').next().unwrap_or_default().trim();
    if let Ok(address) = line.parse() {
        return Some(address);
    }
    if let Some((inside, _)) = line.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        return inside.parse::<Ipv6Addr>().ok().map(IpAddr::V6);
    }
    let (host, port) = line.rsplit_once(':')?;
    let v4 = match port.parse::<u16>() {
        Ok(_) => host.parse::<Ipv4Addr>(),
        Err(_) => port.parse::<Ipv4Addr>(),
    };
    v4.ok().map(IpAddr::V4)
}

/// True for an address that anybody on the internet can reach.
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => is_public_v4(v4),
        IpAddr::V6(v6) => is_public_v6(v6),
    }
}

/// Not one of the blocks set apart by IANA (private, shared, loopback, link-local, examples, reserved …).
fn is_public_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    let shared = a == 100 && (64..128).contains(&b);
    let protocol = a == 192 && ((b == 0 && c == 0) || (b == 88 && c == 99));
    let benchmark = a == 198 && (b == 18 || b == 19);
    !(ip.is_private()
        || ip.is_loopback()
        || ip.is_link_local()
        || ip.is_documentation()
        || ip.is_broadcast()
        || ip.is_multicast()
        || a == 0
        || a >= 240
        || shared
        || protocol
        || benchmark)
}

/// In the block of global addresses (2000::/3), and not set apart for examples, protocols (2001::/23) or tunnels.
fn is_public_v6(ip: Ipv6Addr) -> bool {
    let [a, b, ..] = ip.segments();
    let examples = (a == 0x2001 && b == 0x0db8) || (a == 0x3fff && b < 0x1000);
    let protocols = (a == 0x2001 && b < 0x0200) || a == 0x2002;
    a & 0xe000 == 0x2000 && !examples && !protocols
}
