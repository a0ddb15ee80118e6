"""Pages that wait for a click or a key: links and forms, most of which lead where no page of the reader may lead."""

from __future__ import annotations

from tests.security.attack import Act, Attack

REFUSED = "Chromium refuses it everywhere"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="300">'
BOX = '<rect width="900" height="300" />'


def _link(href: str, attributes: str = "") -> str:
    return f'<a href="{href}" {attributes}>WIDE</a>'


LINKS = (
    Attack("link", _link("http://SERVER/l.html"), Act.CLICK),
    Attack("link to file", _link("/-/drawing.svg"), Act.CLICK),
    Attack("link to file written", _link("/%2D/drawing.svg"), Act.CLICK),
    Attack("link by access key", _link("http://SERVER/l.html", "accesskey=x"), Act.ACCESS),
    Attack("link by key", _link("http://SERVER/l.html"), Act.ENTER),
    Attack("link middle", _link("http://SERVER/l.html"), Act.MIDDLE),
    Attack("link control", _link("http://SERVER/l.html"), Act.CONTROL),
    Attack("link shift", _link("http://SERVER/l.html"), Act.SHIFT),
    Attack("link alt", _link("http://SERVER/l.bin"), Act.ALT),
    Attack("link blank", _link("http://SERVER/l.html", "target=_blank"), Act.CLICK),
    Attack("link blank by key", _link("http://SERVER/l.html", "target=_blank"), Act.ENTER),
    Attack("link named", _link("http://SERVER/l.html", "target=other rel=opener"), Act.CLICK),
    Attack("link top", _link("http://SERVER/l.html", "target=_top"), Act.CLICK),
    Attack("link base target", f"<base target=_blank>{_link('http://SERVER/l.html')}", Act.CLICK),
    Attack("link base address", '<base href="http://SERVER/"><a href=l.html>WIDE</a>', Act.CLICK),
    Attack("ping", _link("#x", 'ping="http://SERVER/ping"'), Act.CLICK),
    Attack("ping by key", _link("#x", 'ping="http://SERVER/ping"'), Act.ENTER),
    Attack("attribution link", _link("#x", 'attributionsrc="http://SERVER/a"'), Act.CLICK),
    Attack("download", _link("http://SERVER/d.bin", "download"), Act.CLICK),
    Attack("download data", _link("data:text/plain,x", "download=x.txt"), Act.CLICK),
    Attack("download own", _link("/other", "download=x.desktop"), Act.CLICK),
    Attack("download by key", _link("data:text/plain,x", "download=x.txt"), Act.ENTER),
    Attack(
        "area",
        '<map name=m><area shape=default href="http://SERVER/l.html"></map>'
        '<img usemap="#m" alt=WIDE width=600 height=200 '
        'src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=">',
        Act.CLICK,
    ),
    Attack("svg link", f'{SVG}<a href="http://SERVER/l.html">{BOX}</a></svg>', Act.CLICK),
    Attack(
        "svg link by animation",
        f'{SVG}<a>{BOX}<animate attributeName=href values="javascript:probe()" dur=9s /></a></svg>',
        Act.CLICK,
    ),
    Attack(
        "mathml link",
        '<math href="http://SERVER/l.html"><mtext>WIDE</mtext></math>',
        Act.CLICK,
        dead="Chromium's MathML has no links",
    ),
)
SCHEMES = (
    Attack("javascript", _link("javascript:probe()"), Act.CLICK),
    Attack("javascript by key", _link("javascript:probe()"), Act.ENTER),
    Attack("javascript middle", _link("javascript:probe()"), Act.MIDDLE, dead="it opens an empty window"),
    Attack("javascript control", _link("javascript:probe()"), Act.CONTROL, dead="it opens an empty window"),
    Attack("javascript blank", _link("javascript:probe()", "target=_blank"), Act.CLICK),
    Attack("javascript case", _link("JaVa\tScRiPt:probe()"), Act.CLICK),
    Attack(
        "javascript area",
        '<svg width=900 height=300><a xlink:href="javascript:probe()"><rect width=900 height=300></rect></a></svg>',
        Act.CLICK,
    ),
    Attack("data link", _link("data:text/html,<title>ran</title>"), Act.CLICK, dead=REFUSED),
    Attack("data middle", _link("data:text/html,<title>ran</title>"), Act.MIDDLE, dead=REFUSED),
    Attack("blob link", _link("blob:http://SERVER/x"), Act.CLICK, dead=REFUSED),
    Attack("file link", _link("file:///etc/passwd"), Act.CLICK, dead=REFUSED),
    Attack("file middle", _link("file:///etc/passwd"), Act.MIDDLE, dead=REFUSED),
    Attack("source link", _link("view-source:http://SERVER/l.html"), Act.CLICK, dead=REFUSED),
    Attack("chrome link", _link("chrome://crash"), Act.CLICK, dead=REFUSED),
    Attack("chrome middle", _link("chrome://gpu"), Act.MIDDLE, dead=REFUSED),
    Attack("devtools link", _link("devtools://devtools/bundled/inspector.html"), Act.CLICK, dead=REFUSED),
    Attack("qrc link", _link("qrc:/qt-project.org/x.html"), Act.CLICK),
    Attack("about link", _link("about:blank"), Act.CLICK),
    Attack("websocket link", _link("ws://SERVER/"), Act.CLICK),
    *(
        Attack(f"{scheme} {how.value}", _link(f"{scheme}://{scheme}-{how.value}.example.org/x"), how)
        for scheme in ("mailto", "tel", "ssh", "ftp", "intent", "steam", "ms-msdt")
        for how in (Act.CLICK, Act.ENTER)
    ),
    Attack("mailto middle", _link("mailto:mailto-middle@example.org"), Act.MIDDLE),
    Attack("mailto blank", _link("mailto:mailto-blank@example.org", "target=_blank"), Act.CLICK),
)
FORMS = (
    Attack("form get", '<form action="http://SERVER/f"><button>WIDE</button></form>', Act.CLICK),
    Attack("form post", '<form method=post action="http://SERVER/f"><button>WIDE</button></form>', Act.CLICK),
    Attack("form by key", '<form method=post action="http://SERVER/f"><input name=q></form>', Act.ENTER),
    Attack("form blank", '<form target=_blank action="http://SERVER/f"><button>WIDE</button></form>', Act.CLICK),
    Attack("form elsewhere", '<button form=f formaction="http://SERVER/g">WIDE</button><form id=f></form>', Act.CLICK),
    Attack(
        "form image", '<form action="http://SERVER/f"><input type=image width=400 height=99 alt=x></form>', Act.CLICK
    ),
    Attack(
        "form to program", '<form action="mailto:form-to-program@example.org"><button>WIDE</button></form>', Act.CLICK
    ),
    Attack("form to script", '<form action="javascript:probe()"><button>WIDE</button></form>', Act.CLICK),
    Attack("form to own", '<form action="/other"><button>WIDE</button></form>', Act.CLICK),
    Attack(
        "form upload",
        '<form method=post enctype="multipart/form-data" action="http://SERVER/f">'
        "<button name=a value=b>WIDE</button></form>",
        Act.CLICK,
    ),
    Attack("choose file", "<input type=file>", Act.CLICK),
    Attack("choose file by label", "<label for=f>WIDE</label><input type=file id=f>", Act.CLICK),
    Attack("choose colour", "<label for=c>WIDE</label><input type=color id=c>", Act.CLICK),
    Attack("choose colour by access key", "<input type=color accesskey=x>", Act.ACCESS),
    Attack("choose file by access key", "<input type=file accesskey=x>", Act.ACCESS),
    Attack("choose date", "<input type=date>", Act.ENTER, dead="its picker opens from a small mark"),
    Attack("choose one", "<select><option>one<option>two</select>", Act.CLICK),
    Attack(
        "choose list",
        "<input list=l autofocus><datalist id=l><option>one</datalist>",
        Act.CLICK,
        dead="its list opens at the second click",
    ),
    Attack("handler", '<p onclick="probe()">WIDE</p>', Act.CLICK),
    Attack("handler of a key", '<a href="#x" onkeydown="probe()">WIDE</a>', Act.ENTER),
    Attack("handler of the pointer", '<p onpointerdown="probe()">WIDE</p>', Act.CLICK),
    Attack(
        "popover", '<button popovertarget=p>WIDE</button><div id=p popover onbeforetoggle="probe()">x</div>', Act.CLICK
    ),
    Attack(
        "command",
        '<button command=show-modal commandfor=d>WIDE</button><dialog id=d ontoggle="probe()">x</dialog>',
        Act.CLICK,
    ),
    Attack("label handler", '<label for=c>WIDE</label><input type=checkbox id=c onchange="probe()">', Act.CLICK),
)

LEAVING = (*LINKS, *SCHEMES, *FORMS)
