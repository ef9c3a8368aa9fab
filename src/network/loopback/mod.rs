//! A machine's own network, modelled: ports, connections, and the bytes under way between their ends.
//!
//! No browser lets a page listen on a port, so a program's servers stand here. Everything is decided by the clock that
//! is passed in: a visitor's bytes arrive [`LATENCY`] after they were sent, in segments, so that it is always known when an end can
//! be read next. That is what lets a blocking `recv` hold its thread for exactly as long as it must, and an event loop
//! sleep until then. Nothing in here knows of tasks, Python or the browser.
//!
//! It is long because an end's life (connecting, open, closed, reset) is told in one place.

mod pipe;
mod traffic;
mod visitor;

use std::collections::{BTreeMap, BTreeSet, VecDeque};

pub use traffic::Traffic;
pub use visitor::{Happening, Outcome, VisitId};

use self::pipe::Pipe;
use self::visitor::Visitors;
use crate::time::{Instant, Span, ms};

/// How long bytes are under way between a program and its visitors.
pub const LATENCY: Span = Span::from_micros(200);

/// A connection that a full backlog turned away is tried again after so long, then after twice as long, and so on.
const RETRY: Span = ms(1000);

/// How often it is tried again.
const RETRIES: u32 = 4;

/// The first port that is given away when none is asked for.
const EPHEMERAL: u16 = 49_152;

/// One end of a connection, or a port that is listened on, as a program names it: a file descriptor.
pub type Fd = u32;

/// Who begins a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The program, which has both ends then: as on any machine, what one sends is there for the other at once.
    Program,
    /// Somebody else, [`LATENCY`] away.
    Visitor,
}

impl Origin {
    const fn latency(self) -> Span {
        match self {
            Self::Program => Span::ZERO,
            Self::Visitor => LATENCY,
        }
    }
}

/// A host's name as it was asked for, and a port.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// Such as `127.0.0.1`.
    pub host: String,
    /// The port.
    pub port: u16,
}

/// Why a call on a socket fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Somebody listens on that port already.
    InUse,
    /// Nobody listens there.
    Refused,
    /// The other end was closed while bytes were under way to it.
    Reset,
    /// This end was shut down for writing, or the other one is gone.
    BrokenPipe,
    /// There is no such end, or no longer.
    BadDescriptor,
    /// It isn't connected.
    NotConnected,
    /// Nobody answered.
    TimedOut,
}

/// What an end waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Direction {
    /// Bytes, the other's end, or a connection to accept.
    Read,
    /// Room for bytes, or the connection itself.
    Write,
}

enum Socket {
    Listener {
        address: Address,
        backlog: usize,
        arrived: VecDeque<(Instant, Fd)>,
    },
    /// Tries to connect: how often it was turned away, and when it learns that it will never be let in.
    Connecting {
        origin: Origin,
        local: Address,
        remote: Address,
        tries: u32,
        failed: Option<(Instant, Trouble)>,
    },
    Stream(Stream),
}

struct Stream {
    local: Address,
    remote: Address,
    peer: Option<Fd>,
    incoming: Pipe,
    /// When the handshake was over on this side.
    since: Instant,
    is_shut: bool,
}

/// All sockets of a program and of its visitors.
#[derive(Default)]
pub struct Loopback {
    sockets: BTreeMap<Fd, Socket>,
    next: Fd,
    listening: BTreeMap<u16, Fd>,
    ephemeral: u16,
    /// Who was turned away, and when it knocks again.
    retries: BTreeSet<(Instant, Fd)>,
    visitors: Visitors,
}

impl Loopback {
    /// A network that `traffic` will come in by, as soon as somebody listens.
    #[must_use]
    pub fn new(traffic: Option<Traffic>) -> Self {
        Self { visitors: Visitors::new(traffic), ..Self::default() }
    }

    fn add(&mut self, socket: Socket) -> Fd {
        // Below stand the standard streams.
        let fd = self.next + 3;
        self.next += 1;
        self.sockets.insert(fd, socket);
        fd
    }

    fn ephemeral(&mut self) -> u16 {
        self.ephemeral = (self.ephemeral + 1) % (u16::MAX - EPHEMERAL);
        EPHEMERAL + self.ephemeral
    }

    /// Listens on a port; 0 is any that is free. At most `backlog` connections wait to be accepted.
    ///
    /// # Errors
    /// [`Trouble::InUse`].
    pub fn listen(&mut self, now: Instant, host: &str, port: u16, backlog: usize) -> Result<Fd, Trouble> {
        let port = if port == 0 { self.ephemeral() } else { port };
        if self.listening.contains_key(&port) {
            return Err(Trouble::InUse);
        }
        let address = Address { host: host.to_owned(), port };
        let fd = self.add(Socket::Listener { address, backlog: backlog.max(1), arrived: VecDeque::new() });
        self.listening.insert(port, fd);
        self.visitors.open(now, port);
        Ok(fd)
    }

    /// Begins to connect.
    pub fn connect(&mut self, now: Instant, origin: Origin, host: &str, port: u16) -> Fd {
        let local = Address { host: "127.0.0.1".to_owned(), port: self.ephemeral() };
        let remote = Address { host: host.to_owned(), port };
        let fd = self.add(Socket::Connecting { origin, local, remote, tries: 0, failed: None });
        self.attempt(fd, now);
        fd
    }

    /// Decides what comes of an attempt whose first packet is sent `now`.
    fn attempt(&mut self, fd: Fd, now: Instant) {
        let Some(Socket::Connecting { origin, local, remote, tries, .. }) = self.sockets.get(&fd) else { return };
        let (latency, local, remote, tries) = (origin.latency(), local.clone(), remote.clone(), *tries);
        let (there, back) = (now + latency, now + latency + latency);
        let listening = self.listening.get(&remote.port).copied();
        let Some(Socket::Listener { backlog, arrived, .. }) = listening.and_then(|at| self.sockets.get(&at)) else {
            self.fail(fd, back, Trouble::Refused);
            return;
        };
        if arrived.len() >= *backlog {
            if tries == RETRIES {
                self.fail(fd, now, Trouble::TimedOut);
            } else if let Some(Socket::Connecting { tries, .. }) = self.sockets.get_mut(&fd) {
                self.retries.insert((now + Span::from_micros(RETRY.as_micros() << *tries), fd));
                *tries += 1;
            }
            return;
        }
        let theirs = self.add(Socket::Stream(Stream {
            local: Address { host: "127.0.0.1".to_owned(), port: remote.port },
            remote: local.clone(),
            peer: Some(fd),
            incoming: Pipe::new(latency),
            since: there,
            is_shut: false,
        }));
        let incoming = Pipe::new(latency);
        let ours = Stream { local, remote, peer: Some(theirs), incoming, since: back, is_shut: false };
        self.sockets.insert(fd, Socket::Stream(ours));
        if let Some(Socket::Listener { arrived, .. }) = listening.and_then(|at| self.sockets.get_mut(&at)) {
            arrived.push_back((there, theirs));
        }
    }

    fn fail(&mut self, fd: Fd, at: Instant, trouble: Trouble) {
        if let Some(Socket::Connecting { failed, .. }) = self.sockets.get_mut(&fd) {
            *failed = Some((at, trouble));
        }
    }

    /// Whether a connection that was begun is there by now.
    ///
    /// # Errors
    /// Why it will never be.
    pub fn connected(&self, now: Instant, fd: Fd) -> Result<bool, Trouble> {
        match self.sockets.get(&fd) {
            Some(Socket::Stream(stream)) => Ok(now >= stream.since),
            Some(Socket::Connecting { failed: Some((at, trouble)), .. }) if now >= *at => Err(*trouble),
            Some(Socket::Connecting { .. }) => Ok(false),
            _ => Err(Trouble::BadDescriptor),
        }
    }

    /// Takes the next connection that has arrived, if one has.
    ///
    /// # Errors
    /// [`Trouble::BadDescriptor`].
    pub fn accept(&mut self, now: Instant, fd: Fd) -> Result<Option<Fd>, Trouble> {
        let Some(Socket::Listener { arrived, .. }) = self.sockets.get_mut(&fd) else {
            return Err(Trouble::BadDescriptor);
        };
        if arrived.front().is_none_or(|(at, _)| *at > now) {
            return Ok(None);
        }
        let accepted = arrived.pop_front().map(|(_, accepted)| accepted);
        if let Some(peer) = accepted.and_then(|fd| self.stream(fd).ok()).and_then(|stream| stream.peer) {
            self.visitors.accepted(peer, now);
        }
        Ok(accepted)
    }

    fn stream(&self, fd: Fd) -> Result<&Stream, Trouble> {
        match self.sockets.get(&fd) {
            Some(Socket::Stream(stream)) => Ok(stream),
            Some(_) => Err(Trouble::NotConnected),
            None => Err(Trouble::BadDescriptor),
        }
    }

    fn stream_mut(&mut self, fd: Fd) -> Result<&mut Stream, Trouble> {
        match self.sockets.get_mut(&fd) {
            Some(Socket::Stream(stream)) => Ok(stream),
            Some(_) => Err(Trouble::NotConnected),
            None => Err(Trouble::BadDescriptor),
        }
    }

    /// Reads at most `most` bytes: `None` when there is nothing yet, nothing at all at the end.
    ///
    /// # Errors
    /// [`Trouble::Reset`] and what [`Trouble`] says of ends that aren't open.
    pub fn recv(&mut self, now: Instant, fd: Fd, most: usize) -> Result<Option<Vec<u8>>, Trouble> {
        self.stream_mut(fd)?.incoming.read(now, most)
    }

    /// Sends what there is room for, and says how much that was.
    ///
    /// # Errors
    /// [`Trouble::BrokenPipe`] or [`Trouble::Reset`] where nobody can read it any more.
    pub fn send(&mut self, now: Instant, fd: Fd, bytes: &[u8]) -> Result<usize, Trouble> {
        let stream = self.stream(fd)?;
        if stream.is_shut {
            return Err(Trouble::BrokenPipe);
        }
        stream.incoming.check(now)?;
        let Some(peer) = stream.peer.filter(|peer| self.sockets.contains_key(peer)) else {
            // The first bytes to somebody who is gone come back as a reset; whoever goes on gets the signal.
            let stream = self.stream_mut(fd)?;
            stream.incoming.reset(now, 2);
            return if stream.peer.take().is_some() { Ok(bytes.len()) } else { Err(Trouble::BrokenPipe) };
        };
        let sent = self.stream_mut(peer)?.incoming.write(now, bytes);
        self.visitors.touch(peer, now + LATENCY);
        Ok(sent)
    }

    /// Sends nothing more: the other end reads to the end.
    ///
    /// # Errors
    /// What [`Trouble`] says of ends that aren't open.
    pub fn shut(&mut self, now: Instant, fd: Fd) -> Result<(), Trouble> {
        let stream = self.stream_mut(fd)?;
        if std::mem::replace(&mut stream.is_shut, true) {
            return Ok(());
        }
        if let Some(peer) = stream.peer
            && let Ok(other) = self.stream_mut(peer)
        {
            other.incoming.end(now);
            self.visitors.touch(peer, now + LATENCY);
        }
        Ok(())
    }

    /// Closes it. What it has sent still arrives; what it hasn't read resets the other end, as does `abort`.
    pub fn close(&mut self, now: Instant, fd: Fd, abort: bool) {
        match self.sockets.remove(&fd) {
            Some(Socket::Stream(stream)) => {
                let Some(peer) = stream.peer else { return };
                let is_rude = abort || stream.incoming.has_unread(now);
                if let Ok(other) = self.stream_mut(peer) {
                    if is_rude {
                        other.incoming.reset(now, 1);
                    } else if !stream.is_shut {
                        other.incoming.end(now);
                    }
                    self.visitors.touch(peer, now + LATENCY);
                }
            }
            Some(Socket::Listener { address, arrived, .. }) => {
                self.listening.remove(&address.port);
                // Who stands in the queue is turned away.
                for (_, waiting) in arrived {
                    self.close(now, waiting, true);
                }
            }
            _ => {}
        }
    }

    /// The names of this end and of the other.
    ///
    /// # Errors
    /// [`Trouble::BadDescriptor`].
    pub fn names(&self, fd: Fd) -> Result<(Address, Option<Address>), Trouble> {
        match self.sockets.get(&fd) {
            Some(Socket::Listener { address, .. }) => Ok((address.clone(), None)),
            Some(Socket::Connecting { local, .. }) => Ok((local.clone(), None)),
            Some(Socket::Stream(stream)) => Ok((stream.local.clone(), Some(stream.remote.clone()))),
            None => Err(Trouble::BadDescriptor),
        }
    }

    /// Whether this is a port that is listened on.
    #[must_use]
    pub fn is_listener(&self, fd: Fd) -> bool {
        matches!(self.sockets.get(&fd), Some(Socket::Listener { .. }))
    }

    /// From when on a call in this direction wouldn't wait, as far as that is known. An end that isn't there any more
    /// fails at once.
    #[must_use]
    pub fn ready_at(&self, fd: Fd, direction: Direction) -> Option<Instant> {
        match (self.sockets.get(&fd), direction) {
            (Some(Socket::Listener { arrived, .. }), Direction::Read) => arrived.front().map(|(at, _)| *at),
            (Some(Socket::Listener { .. }), Direction::Write) => None,
            (Some(Socket::Connecting { failed, .. }), _) => failed.map(|(at, _)| at),
            (Some(Socket::Stream(stream)), Direction::Read) => stream.incoming.ready_at(),
            (Some(Socket::Stream(stream)), Direction::Write) => {
                let other = stream.peer.and_then(|peer| self.stream(peer).ok());
                other.is_none_or(|other| other.incoming.has_room()).then_some(stream.since)
            }
            (None, _) => Some(Instant::ZERO),
        }
    }

    /// When something happens next that nobody in the program does: a visitor comes or reads, a connection is tried
    /// again, the last visitor is long gone.
    #[must_use]
    pub fn deadline(&self) -> Option<Instant> {
        let retry = self.retries.first().map(|(at, _)| *at);
        retry.into_iter().chain(self.visitors.deadline()).min()
    }

    /// Lets everything happen that was due by `now`, in its order and each at its own time.
    pub fn advance(&mut self, now: Instant) {
        while let Some(at) = self.deadline().filter(|at| *at <= now) {
            if let Some((_, fd)) = self.retries.first().copied().filter(|(retry, _)| *retry <= at) {
                self.retries.pop_first();
                self.attempt(fd, at);
                self.visitors.touch(fd, at + LATENCY + LATENCY);
                continue;
            }
            // What a visitor does concerns the program's ends, never another visitor's.
            let mut visitors = std::mem::take(&mut self.visitors);
            visitors.advance(at, self);
            self.visitors = visitors;
        }
    }

    /// What visitors did since the last time, and when, in order.
    pub fn happenings(&mut self) -> Vec<(VisitId, Instant, Happening)> {
        self.visitors.happenings()
    }

    /// Whether all visitors have come and gone, so that nobody will ask the program for anything any more.
    #[must_use]
    pub fn is_deserted(&self) -> bool {
        self.visitors.are_gone()
    }
}
