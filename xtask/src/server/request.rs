//! Reading a request: only as much of HTTP/1.1 as a browser on this machine speaks to us.

use std::io::{self, BufRead, Read};

/// The longest line we read. A browser's own are far shorter.
const LONGEST_LINE: u64 = 64 * 1024;

/// A request, without its body: no test asks for one back.
#[derive(Debug)]
pub(super) struct Request {
    /// `GET`, `HEAD`, `OPTIONS` and so on.
    pub(super) method: String,
    /// Path and query, as they were sent.
    pub(super) target: String,
}

impl Request {
    /// Reads the next request of a connection, or `None` when the other side has ended it.
    pub(super) fn read(reader: &mut impl BufRead) -> io::Result<Option<Self>> {
        let Some(first) = line(reader)? else {
            return Ok(None);
        };
        let mut words = first.split(' ');
        let (Some(method), Some(target)) = (words.next(), words.next()) else {
            return Ok(None);
        };
        let request = Self { method: method.to_owned(), target: target.to_owned() };
        let mut body = 0;
        while let Some(header) = line(reader)?.filter(|header| !header.is_empty()) {
            if let Some((name, value)) = header.split_once(':')
                && name.eq_ignore_ascii_case("content-length")
            {
                body = value.trim().parse().unwrap_or(0);
            }
        }
        io::copy(&mut reader.take(body), &mut io::sink())?;
        Ok(Some(request))
    }

    /// The path, without the query.
    pub(super) fn path(&self) -> &str {
        self.target.split('?').next().unwrap_or_default()
    }
}

/// One line without its end, or `None` at the end of the stream.
fn line(reader: &mut impl BufRead) -> io::Result<Option<String>> {
    let mut line = String::new();
    if reader.take(LONGEST_LINE).read_line(&mut line)? == 0 {
        return Ok(None);
    }
    Ok(Some(line.trim_end().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_follow_each_other_on_one_connection() -> io::Result<()> {
        let mut sent: &[u8] = b"POST /a?b=c HTTP/1.1\r\nContent-Length: 3\r\n\r\nxyzGET / HTTP/1.1\r\n\r\n";
        let first = Request::read(&mut sent)?.map(|request| (request.path().to_owned(), request.target));
        assert_eq!(first, Some(("/a".to_owned(), "/a?b=c".to_owned())));
        let second = Request::read(&mut sent)?.map(|request| request.method);
        assert_eq!(second.as_deref(), Some("GET"));
        assert!(Request::read(&mut sent)?.is_none());
        Ok(())
    }
}
