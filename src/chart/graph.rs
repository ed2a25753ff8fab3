//! What a chart shows: boxes to come, in drawing order, and who hangs under whom. Takes it from the model; knows
//! nothing of sizes or places.

mod departments;
mod part;
mod positions;
mod standing;

use super::scene::{EdgeKind, Kind, Standing};
use super::{By, Options, Root};
use crate::model::Model;
use crate::syntax::concept::TextMark;
use crate::syntax::vocabulary::Vocabulary;
use crate::text::fold;
pub(super) use part::Cut;

/// A box to come.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) kind: Kind,
    pub(super) id: String,
    pub(super) title: String,
    pub(super) details: Vec<String>,
    pub(super) stub: bool,
    /// A post that nobody holds, as far as that is known.
    pub(super) vacant: bool,
    pub(super) in_circle: bool,
    /// Somebody says that it reports to itself.
    pub(super) is_own_head: bool,
    pub(super) hidden: usize,
    pub(super) root: Root,
    pub(super) standing: Standing,
    /// A part of the organisation in another place, drawn as a block of its own.
    pub(super) branch: bool,
    /// The place of its grade among the grades of the organisation, 0 the highest.
    pub(super) rank: Option<usize>,
    pub(super) parent: Option<usize>,
    pub(super) children: Vec<usize>,
    pub(super) level: usize,
}

impl Node {
    /// A box that stands nowhere yet.
    pub(super) fn new(kind: Kind, id: &str, title: &str, root: Root) -> Self {
        Self {
            kind,
            id: id.to_owned(),
            title: title.to_owned(),
            details: Vec::new(),
            stub: false,
            vacant: false,
            in_circle: false,
            is_own_head: false,
            hidden: 0,
            root,
            standing: Standing::Line,
            branch: false,
            rank: None,
            parent: None,
            children: Vec::new(),
            level: 0,
        }
    }
}

/// A line that is not part of the tree.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Link {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) kind: EdgeKind,
}

/// Nodes in depth-first order, so that every node stands behind its parent.
#[derive(Clone, Debug, Default)]
pub(super) struct Graph {
    pub(super) nodes: Vec<Node>,
    pub(super) roots: Vec<usize>,
    pub(super) links: Vec<Link>,
}

/// Builds what the options ask for.
pub(super) fn build(model: &Model, options: &Options) -> Graph {
    let mut graph = match options.by {
        By::Position => positions::build(model, options),
        By::Department => departments::build(model, options),
    };
    if let Some(printable) = options.printable {
        for node in &mut graph.nodes {
            let texts = [&mut node.title].into_iter().chain(&mut node.details);
            texts.for_each(|text| *text = printable(text));
        }
    }
    graph
}

/// A forest over the places of some list of the model, not yet in drawing order.
struct Forest {
    /// Whether it is shown.
    shown: Vec<bool>,
    /// The one it hangs under; one that is shown, or None.
    parent: Vec<Option<usize>>,
    /// Those that name it as their parent, in order; more may stand here than hang under it.
    children: Vec<Vec<usize>>,
    links: Vec<Link>,
}

impl Forest {
    /// Opens every circle at its first member, which becomes a top; its line stays as a link.
    fn open_circles(&mut self) {
        let mut sound = vec![false; self.parent.len()];
        for start in 0..self.parent.len() {
            let mut path = Vec::new();
            let mut at = Some(start);
            while let Some(node) = at.filter(|&node| !sound[node]) {
                sound[node] = true;
                path.push(node);
                at = self.parent[node];
            }
            let closes = at.and_then(|node| path.iter().position(|&seen| seen == node));
            let Some(&first) = closes.and_then(|from| path[from..].iter().min()) else {
                continue;
            };
            if let Some(from) = self.parent[first].take() {
                self.links.push(Link {
                    from,
                    to: first,
                    kind: EdgeKind::Circle,
                });
            }
        }
    }

    /// Those that hang under a node, in order.
    fn below(&self, at: usize) -> impl Iterator<Item = usize> {
        let below = self.children[at].iter().copied();
        below.filter(move |&child| self.shown[child] && self.parent[child] == Some(at))
    }

    /// How many hang under a node, at any level.
    fn count_below(&self, at: usize) -> usize {
        let mut waiting: Vec<usize> = self.below(at).collect();
        let mut count = 0;
        while let Some(node) = waiting.pop() {
            count += 1;
            waiting.extend(self.below(node));
        }
        count
    }

    /// Puts the nodes in drawing order, down to a number of levels, and says what each is.
    fn into_graph(self, options: &Options, describe: impl Fn(usize) -> Node) -> Graph {
        let mut graph = Graph::default();
        let mut place = vec![None; self.parent.len()];
        let tops = (0..self.parent.len()).filter(|&at| self.shown[at] && self.parent[at].is_none());
        let mut waiting: Vec<(usize, Option<usize>)> = tops.map(|top| (top, None)).collect();
        waiting.reverse();
        while let Some((at, parent)) = waiting.pop() {
            let here = graph.nodes.len();
            place[at] = Some(here);
            let level = parent.map_or(0, |parent: usize| graph.nodes[parent].level + 1);
            match parent {
                Some(parent) => graph.nodes[parent].children.push(here),
                None => graph.roots.push(here),
            }
            graph.nodes.push(Node {
                parent,
                level,
                ..describe(at)
            });
            if options.depth.is_none_or(|depth| level + 1 < depth) {
                let below = self.below(at).map(|child| (child, Some(here)));
                let from = waiting.len();
                waiting.extend(below);
                waiting[from..].reverse();
            } else if let hidden @ 1.. = self.count_below(at) {
                graph.nodes[here].hidden = hidden;
                graph.nodes[here].details.push(format!("↓{hidden}"));
            }
        }
        graph.take_links(&self.links, &place);
        graph
    }
}

impl Graph {
    /// Where all people of a head would stand beside the line, they are the line; likewise the tops.
    fn keep_lines(&mut self) {
        let families = self.nodes.iter().map(|node| &node.children);
        let beside = |&at: &usize| self.nodes[at].standing != Standing::Line;
        let families: Vec<Vec<usize>> = families
            .chain([&self.roots])
            .filter(|family| family.iter().all(beside))
            .cloned()
            .collect();
        for at in families.into_iter().flatten() {
            self.nodes[at].standing = Standing::Line;
        }
    }

    /// Keeps the links both of whose ends are drawn, each once.
    fn take_links(&mut self, links: &[Link], place: &[Option<usize>]) {
        for link in links {
            if let Some(to) = place[link.to] {
                self.nodes[to].in_circle |= link.kind == EdgeKind::Circle;
            }
            if let (Some(from), Some(to)) = (place[link.from], place[link.to])
                && from != to
            {
                self.links.push(Link { from, to, ..*link });
            }
        }
        self.links.sort_unstable();
        self.links.dedup();
    }
}

/// Whether a name is that of a part in another place: 天津分公司.
fn is_branch(name: &str) -> bool {
    let words = Vocabulary::built_in().marks(TextMark::Branch);
    let name = fold::word(name);
    words.iter().any(|word| name.ends_with(word.as_str()))
}
