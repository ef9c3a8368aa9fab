//! The modelled network: what ends of connections see, and when; and what visitors make of servers.

use loopscope::network::loopback::{
    Direction, Fd, Happening, LATENCY, Loopback, Origin, Outcome, Traffic, Trouble, VisitId,
};
use loopscope::time::{Instant, Span, ms};

fn at(micros: u64) -> Instant {
    Instant::from_micros(micros)
}

/// A connection: the end that connected, and the one that was accepted.
fn connection(net: &mut Loopback) -> (Fd, Fd) {
    let server = net.listen(at(0), "127.0.0.1", 80, 5).expect("the port is free");
    let ours = net.connect(at(0), Origin::Visitor, "127.0.0.1", 80);
    let theirs = net.accept(at(1_000), server).expect("a server").expect("a connection");
    assert_eq!(net.connected(at(1_000), ours), Ok(true));
    (ours, theirs)
}

#[test]
fn bytes_arrive_after_the_latency_in_order_and_then_the_end() {
    let mut net = Loopback::default();
    let (ours, theirs) = connection(&mut net);
    assert_eq!(net.send(at(2_000), ours, b"hello "), Ok(6));
    assert_eq!(net.send(at(2_010), ours, b"world"), Ok(5));
    net.shut(at(2_020), ours).expect("it is open");
    assert_eq!(net.ready_at(theirs, Direction::Read), Some(at(2_000) + LATENCY));
    assert_eq!(net.recv(at(2_100), theirs, 100), Ok(None), "they are under way");
    assert_eq!(net.recv(at(2_200), theirs, 4), Ok(Some(b"hell".to_vec())));
    assert_eq!(net.recv(at(3_000), theirs, 100), Ok(Some(b"o world".to_vec())));
    assert_eq!(net.recv(at(3_000), theirs, 100), Ok(Some(Vec::new())), "the end");
    assert_eq!(net.send(at(3_000), ours, b"more"), Err(Trouble::BrokenPipe), "this end was shut");
    assert_eq!(net.send(at(3_000), theirs, b"bye"), Ok(3), "the other direction is open");
    assert_eq!(net.recv(at(4_000), ours, 9), Ok(Some(b"bye".to_vec())));
}

#[test]
fn who_does_not_read_stops_who_writes() {
    let mut net = Loopback::default();
    let (ours, theirs) = connection(&mut net);
    let much = vec![7; 1 << 20];
    let sent = net.send(at(2_000), ours, &much).expect("it is open");
    assert!(sent < much.len(), "all of a megabyte was taken");
    assert_eq!(net.send(at(2_000), ours, &much), Ok(0));
    assert_eq!(net.ready_at(ours, Direction::Write), None, "nobody knows when they will read");
    let read = net.recv(at(90_000), theirs, 1 << 30).expect("it is open").expect("bytes");
    assert_eq!(read.len(), sent);
    assert!(net.ready_at(ours, Direction::Write).is_some_and(|ready| ready <= at(90_000)));
    assert_eq!(net.send(at(90_000), ours, &much[sent..]), Ok(sent.min(much.len() - sent)));
}

#[test]
fn a_close_is_an_end_and_an_abort_a_reset() {
    let mut net = Loopback::default();
    let (ours, theirs) = connection(&mut net);
    net.send(at(2_000), ours, b"last words").expect("it is open");
    net.close(at(2_000), ours, false);
    assert_eq!(net.recv(at(3_000), theirs, 100), Ok(Some(b"last words".to_vec())));
    assert_eq!(net.recv(at(3_000), theirs, 100), Ok(Some(Vec::new())));
    assert_eq!(net.send(at(3_000), theirs, b"hm"), Ok(2), "nobody knows yet that there is nobody");
    assert_eq!(net.recv(at(4_000), theirs, 100), Err(Trouble::Reset));
    assert_eq!(net.recv(at(4_000), ours, 1), Err(Trouble::BadDescriptor));

    let mut net = Loopback::default();
    let (ours, theirs) = connection(&mut net);
    net.close(at(2_000), theirs, true);
    assert_eq!(net.recv(at(2_100), ours, 1), Ok(None), "the reset is under way");
    assert_eq!(net.recv(at(2_200), ours, 1), Err(Trouble::Reset));
}

#[test]
fn a_server_that_closes_before_it_has_read_all_resets_but_its_answer_can_be_read() {
    let mut net = Loopback::default();
    let (ours, theirs) = connection(&mut net);
    net.send(at(2_000), ours, b"a long question").expect("it is open");
    net.send(at(3_000), theirs, b"short").expect("it is open");
    net.close(at(3_000), theirs, false);
    assert_eq!(net.recv(at(4_000), ours, 100), Ok(Some(b"short".to_vec())));
    assert_eq!(net.recv(at(4_000), ours, 100), Err(Trouble::Reset));
}

#[test]
fn nobody_listening_is_refused_and_a_port_is_listened_on_once() {
    let mut net = Loopback::default();
    let ours = net.connect(at(0), Origin::Visitor, "127.0.0.1", 81);
    assert_eq!(net.connected(at(100), ours), Ok(false));
    assert_eq!(net.connected(at(400), ours), Err(Trouble::Refused));
    net.listen(at(0), "0.0.0.0", 80, 1).expect("the port is free");
    assert_eq!(net.listen(at(0), "127.0.0.1", 80, 1), Err(Trouble::InUse));
}

#[test]
fn a_full_backlog_makes_the_next_one_knock_again() {
    let mut net = Loopback::default();
    let server = net.listen(at(0), "127.0.0.1", 80, 1).expect("the port is free");
    let first = net.connect(at(0), Origin::Visitor, "127.0.0.1", 80);
    let second = net.connect(at(0), Origin::Visitor, "127.0.0.1", 80);
    assert_eq!((net.connected(at(500), first), net.connected(at(500), second)), (Ok(true), Ok(false)));
    assert!(net.accept(at(500), server).expect("a server").is_some());
    net.advance(at(999_999));
    assert_eq!(net.connected(at(999_999), second), Ok(false));
    net.advance(at(1_000_000));
    assert_eq!(net.connected(at(1_000_400), second), Ok(true), "it knocked again after a second");
}

/// Serves visitors one after the other, `each` long; what happened.
fn serve(traffic: Traffic, each: Span, answer: &[u8]) -> Vec<(VisitId, Instant, Happening)> {
    let mut net = Loopback::new(Some(traffic));
    let server = net.listen(at(0), "127.0.0.1", 80, 100).expect("the port is free");
    let (mut now, mut seen) = (at(0), Vec::new());
    while !net.is_deserted() {
        net.advance(now);
        seen.extend(net.happenings());
        let Some(conn) = net.accept(now, server).expect("a server") else {
            let next = [net.ready_at(server, Direction::Read), net.deadline()].into_iter().flatten().min();
            now = next.unwrap_or(now).max(now);
            continue;
        };
        now = now + each;
        net.advance(now);
        // Whoever has gone is no trouble of the server's.
        let _ = net.recv(now, conn, 1 << 20);
        let _ = net.send(now, conn, answer);
        net.close(now, conn, false);
    }
    seen.extend(net.happenings());
    seen
}

fn outcomes(seen: &[(VisitId, Instant, Happening)]) -> Vec<&Outcome> {
    let mut outcomes = Vec::new();
    for (_, _, happening) in seen {
        if let Happening::Left(outcome) = happening {
            outcomes.push(outcome);
        }
    }
    outcomes
}

const OK: &[u8] = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

#[test]
fn visitors_wait_in_line_as_the_arithmetic_says() {
    let traffic = Traffic { visitors: 10, per_second: 10, ..Traffic::default() };
    let seen = serve(traffic, ms(200), OK);
    let took = |visit: VisitId| {
        let mut times = seen.iter().filter(|(of, ..)| *of == visit).map(|(_, at, _)| *at);
        let (came, left) = (times.next().expect("it came"), times.next_back().expect("it left"));
        left.since(came).as_millis_f64()
    };
    // Each comes 100 ms after the one before (or up to 50 later), and is served 200 ms: each waits 100 longer.
    assert!((200.0..202.0).contains(&took(0)), "{}", took(0));
    assert!((1050.0..1202.0).contains(&took(9)), "{}", took(9));
    assert!(outcomes(&seen).iter().all(|outcome| matches!(outcome, Outcome::Answered { status: 200, bytes: 2, .. })));
}

#[test]
fn what_goes_wrong_is_told_apart() {
    let one = Traffic { visitors: 1, ..Traffic::default() };
    let only = |answer: &[u8]| match outcomes(&serve(one.clone(), ms(1), answer)).as_slice() {
        [Outcome::Failed { why }] => why.clone(),
        [Outcome::Answered { status, bytes, .. }] => format!("{status}, {bytes} bytes"),
        other => format!("{other:?}"),
    };
    assert_eq!(only(OK), "200, 2 bytes");
    assert_eq!(only(b"HTTP/1.1 500 Oh\r\n\r\nno length: up to the end"), "500, 24 bytes");
    assert_eq!(only(b"not HTTP"), "0, 8 bytes");
    assert_eq!(only(b"HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\nhalf"), "the answer was cut short");
    assert_eq!(only(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nha"), "the answer was cut short");
    assert_eq!(only(b""), "the server closed the connection without an answer");
    let impatient = Traffic { patience: ms(50), ..one.clone() };
    let seen = serve(impatient, ms(100), OK);
    assert_eq!(outcomes(&seen), [&Outcome::Failed { why: "no whole answer in time".to_owned() }]);
    assert!(serve(Traffic { visitors: 0, ..one }, ms(1), OK).is_empty(), "nobody came");
}

#[test]
fn ten_thousand_at_once_are_all_told_something() {
    let traffic = Traffic { visitors: 10_000, per_second: 10_000, burst: 10_000, ..Traffic::default() };
    let seen = serve(traffic, Span::from_micros(100), OK);
    assert_eq!(outcomes(&seen).len(), 10_000);
    assert!(seen.windows(2).all(|pair| pair[0].0 != pair[1].0 || pair[0].1 <= pair[1].1));
}

#[test]
fn a_slow_reader_takes_its_time() {
    let long = [b"HTTP/1.1 200 OK\r\nContent-Length: 65536\r\n\r\n".to_vec(), vec![b'x'; 65_536]].concat();
    let took = |slow_percent| {
        let seen = serve(Traffic { visitors: 1, slow_percent, ..Traffic::default() }, ms(1), &long);
        assert!(matches!(outcomes(&seen)[..], [Outcome::Answered { status: 200, bytes: 65_536, .. }]), "{seen:?}");
        seen.last().expect("it left").1.since(seen[0].1)
    };
    assert!(took(0) < ms(10));
    assert!((ms(300)..ms(400)).contains(&took(100)), "{}", took(100));
}
