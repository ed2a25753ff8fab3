//! What goes to the client, in the order in which it was sent: put into JSON by the thread that writes it, so that
//! whoever sends waits neither for that nor for a client that is slow to read; such a client is spared what is out of
//! date by the time it reads. Knows no method of the protocol.

use crossbeam_channel::{Receiver, Sender, bounded, unbounded};
use lsp_server::{ErrorCode, Message, Notification, RequestId, Response};
use rustc_hash::FxHashMap;
use serde::Serialize;
use serde_json::Value;
use std::collections::VecDeque;
use std::io::{self, Write};
use std::thread;
use std::time::Duration;

/// Something that becomes JSON when it is sent, not before.
pub(super) trait Content: Send {
    fn write(&self, out: &mut Vec<u8>) -> serde_json::Result<()>;
    fn value(&self) -> serde_json::Result<Value>;
}

impl<T: Serialize + Send> Content for T {
    fn write(&self, out: &mut Vec<u8>) -> serde_json::Result<()> {
        serde_json::to_writer(out, self)
    }

    fn value(&self) -> serde_json::Result<Value> {
        serde_json::to_value(self)
    }
}

/// One message.
pub(super) enum Outgoing {
    Message(Message),
    Notification {
        method: &'static str,
        params: Box<dyn Content>,
        /// What it is the state of: a later message about the same makes it needless.
        state_of: Option<String>,
    },
    Answer {
        id: RequestId,
        result: Box<dyn Content>,
    },
}

impl Outgoing {
    fn write(self, out: &mut dyn Write) -> io::Result<()> {
        match self.text() {
            Some(text) => {
                write!(out, "Content-Length: {}\r\n\r\n", text.len())?;
                out.write_all(&text)?;
                out.flush()
            }
            None => self.message().write(&mut &mut *out),
        }
    }

    fn state_of(&self) -> Option<&str> {
        match self {
            Self::Notification { state_of, .. } => state_of.as_deref(),
            Self::Message(_) | Self::Answer { .. } => None,
        }
    }

    /// The text of content; None for a whole message, and for what cannot be put into JSON, which fails as a message.
    fn text(&self) -> Option<Vec<u8>> {
        let mut out = br#"{"jsonrpc":"2.0","#.to_vec();
        let content = match self {
            Self::Message(_) => return None,
            Self::Notification { method, params, .. } => {
                out.extend(br#""method":"#);
                serde_json::to_writer(&mut out, method).ok()?;
                out.extend(br#","params":"#);
                params
            }
            Self::Answer { id, result } => {
                out.extend(br#""id":"#);
                serde_json::to_writer(&mut out, id).ok()?;
                out.extend(br#","result":"#);
                result
            }
        };
        content.write(&mut out).ok()?;
        out.push(b'}');
        Some(out)
    }

    fn message(self) -> Message {
        match self {
            Self::Message(message) => message,
            Self::Notification { method, params, .. } => {
                let params = params.value().unwrap_or_default();
                Notification::new(method.to_owned(), params).into()
            }
            Self::Answer { id, result } => match result.value() {
                Ok(value) => Response::new_ok(id, value).into(),
                Err(error) => {
                    let code = ErrorCode::InternalError as i32;
                    Response::new_err(id, code, error.to_string()).into()
                }
            },
        }
    }
}

/// What waits to be written.
#[derive(Default)]
struct Backlog {
    messages: VecDeque<Outgoing>,
    /// How many of them tell the state of a thing.
    states: FxHashMap<String, usize>,
}

impl Backlog {
    fn push(&mut self, message: Outgoing) {
        if let Some(thing) = message.state_of() {
            *self.states.entry(thing.to_owned()).or_default() += 1;
        }
        self.messages.push_back(message);
    }

    /// The next message that is not out of date.
    fn pop(&mut self) -> Option<Outgoing> {
        while let Some(message) = self.messages.pop_front() {
            let Some(thing) = message.state_of() else {
                return Some(message);
            };
            match self.states.get_mut(thing) {
                Some(waiting) if *waiting > 1 => *waiting -= 1,
                _ => {
                    self.states.remove(thing);
                    return Some(message);
                }
            }
        }
        None
    }
}

/// Where messages are sent.
pub(super) enum Outlet {
    /// To the thread that writes them.
    Writer(Sender<Outgoing>),
    /// To the other end of a connection within the program.
    Messages(Sender<Message>),
}

impl Outlet {
    /// Sends a message after those that were sent before.
    pub(super) fn send(&self, message: Outgoing) {
        // Of a client that has gone, whoever reads from it hears.
        match self {
            Self::Writer(queue) => {
                let _ = queue.send(message);
            }
            Self::Messages(queue) => {
                let _ = queue.send(message.message());
            }
        }
    }
}

/// The thread that writes.
pub(super) struct Writer {
    ended: Receiver<()>,
}

impl Writer {
    /// A thread that writes what is sent to the outlet until the outlet is dropped or nobody reads any more. What it
    /// writes to is opened for the first message.
    pub(super) fn start<W: Write>(open: impl FnOnce() -> W + Send + 'static) -> (Outlet, Self) {
        let (sender, queue) = unbounded::<Outgoing>();
        let (alive, ended) = bounded::<()>(0);
        thread::spawn(move || {
            if let Ok(first) = queue.recv() {
                write_all(first, &queue, &mut open());
            }
            drop(alive);
        });
        (Outlet::Writer(sender), Self { ended })
    }

    /// Waits until all is written, the outlet having been dropped; gives false for a client that does not read.
    pub(super) fn finish(self, patience: Duration) -> bool {
        let ended = self.ended.recv_timeout(patience);
        ended == Err(crossbeam_channel::RecvTimeoutError::Disconnected)
    }
}

/// Writes until nobody sends any more, or nobody reads.
fn write_all(first: Outgoing, queue: &Receiver<Outgoing>, out: &mut dyn Write) {
    let mut backlog = Backlog::default();
    let mut next = Some(first);
    while let Some(message) = next {
        // Who cannot be written to has gone; the reading side sees it, too.
        if message.write(out).is_err() {
            return;
        }
        queue.try_iter().for_each(|message| backlog.push(message));
        next = backlog.pop().or_else(|| queue.recv().ok());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use std::sync::mpsc;
    use std::time::Instant;

    const PATIENCE: Duration = Duration::from_secs(30);

    /// A pipe without room: takes what there is a permit for, and keeps it.
    struct Narrow {
        permits: mpsc::Receiver<()>,
        taken: mpsc::Sender<Vec<u8>>,
    }

    impl Write for Narrow {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            let gone = |_| io::Error::from(io::ErrorKind::BrokenPipe);
            self.permits.recv().map_err(gone)?;
            let _ = self.taken.send(bytes.to_vec());
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn notice(number: usize) -> Outgoing {
        Outgoing::Notification {
            method: "a/notice",
            params: Box::new(json!({"number": number, "text": "一".repeat(1000)})),
            state_of: None,
        }
    }

    fn answer(number: i32) -> Outgoing {
        Outgoing::Answer {
            id: RequestId::from(number),
            result: Box::new(()),
        }
    }

    #[test]
    fn a_client_that_does_not_read_holds_nobody_up_and_gets_all_in_order() {
        let (permit, permits) = mpsc::channel();
        let (taken, written) = mpsc::channel();
        let (outlet, writer) = Writer::start(move || Narrow { permits, taken });
        for number in 0..1000 {
            outlet.send(notice(number));
        }
        let answered = Response::new_ok(RequestId::from(7), ());
        outlet.send(Outgoing::Message(answered.into()));
        outlet.send(answer(8));
        assert!(written.try_recv().is_err(), "nothing was let through");
        drop(outlet);
        for _ in 0..10_000 {
            let _ = permit.send(());
        }
        assert!(writer.finish(PATIENCE), "the writer ends");
        let bytes: Vec<u8> = written.into_iter().flatten().collect();
        let mut rest = bytes.as_slice();
        for number in 0..1000 {
            let read = Message::read(&mut rest).expect("a message");
            let Some(Message::Notification(own)) = read else {
                panic!("{number} is missing");
            };
            assert_eq!(own.params["number"], number);
        }
        for number in [7, 8] {
            let read = Message::read(&mut rest).expect("a message");
            let Some(Message::Response(own)) = read else {
                panic!("the answer is missing");
            };
            assert_eq!(own.id, RequestId::from(number));
            assert_eq!(own.response_result.expect("an answer"), Value::Null);
        }
        assert!(rest.is_empty());
    }

    #[test]
    fn what_is_out_of_date_is_not_written() {
        let state = |number: usize, thing: &str| Outgoing::Notification {
            method: "a/state",
            params: Box::new(number),
            state_of: Some(thing.to_owned()),
        };
        let mut backlog = Backlog::default();
        for number in 0..9 {
            backlog.push(state(number, if number % 2 == 0 { "甲" } else { "乙" }));
            if number % 4 == 0 {
                backlog.push(answer(number as i32));
            }
        }
        let written = std::iter::from_fn(|| backlog.pop()).map(|message| match message {
            Outgoing::Notification { params, .. } => params.value().expect("JSON"),
            other => serde_json::to_value(other.message()).expect("JSON")["id"].clone(),
        });
        assert_eq!(written.collect::<Vec<_>>(), [0, 4, 7, 8, 8]);
        assert!(backlog.states.is_empty());
        backlog.push(state(9, "甲"));
        assert!(backlog.pop().is_some());
    }

    #[test]
    fn nobody_waits_for_ever_for_a_client_that_does_not_read() {
        let (permit, permits) = mpsc::channel();
        let (taken, _written) = mpsc::channel();
        let (outlet, writer) = Writer::start(move || Narrow { permits, taken });
        outlet.send(notice(1));
        drop(outlet);
        let began = Instant::now();
        assert!(!writer.finish(Duration::from_millis(20)));
        assert!(began.elapsed() < PATIENCE);
        drop(permit);
    }

    #[test]
    fn what_is_written_is_what_a_connection_within_the_program_is_given() {
        let written = |message: Outgoing| {
            let mut out = Vec::new();
            message.write(&mut out).expect("a vector takes all");
            let read = Message::read(&mut out.as_slice()).expect("a message");
            serde_json::to_value(read).expect("JSON")
        };
        let given = |message: Outgoing| serde_json::to_value(message.message()).expect("JSON");
        assert_eq!(written(notice(3)), given(notice(3)));
        assert_eq!(written(answer(3)), given(answer(3)));
    }

    #[test]
    fn what_cannot_be_put_into_json_is_answered_as_a_failure() {
        let keys = std::collections::BTreeMap::from([((1, 2), 3)]);
        let mut out = Vec::new();
        let answer = Outgoing::Answer {
            id: RequestId::from(1),
            result: Box::new(keys),
        };
        answer.write(&mut out).expect("a vector takes all");
        let read = Message::read(&mut out.as_slice()).expect("a message");
        let Some(Message::Response(own)) = read else {
            panic!("no answer");
        };
        assert!(own.response_result.is_err());
    }
}
