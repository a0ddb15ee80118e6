"""Pages that fetch something by themselves, without a script and without a click."""

from __future__ import annotations

from tests.security.attack import Attack

NO_FEATURE = "Chromium never had it, or no longer has it"
NO_FETCH = "QtWebEngine does not fetch it"
SAME_ORIGIN = "Chromium loads it from the page's own origin only"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="99" height="99">'
PIXEL = "data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA="

LINKS = (
    Attack("preconnect", '<link rel=preconnect href="http://SERVER">'),
    Attack("preconnect secure", '<link rel=preconnect href="https://SERVER" crossorigin>'),
    Attack("dns prefetch", '<link rel=dns-prefetch href="//NAME">', dns=True),
    Attack("prefetch", '<link rel=prefetch href="http://SERVER/p">'),
    Attack("prerender", '<link rel=prerender href="http://SERVER/p.html">', dead=NO_FETCH),
    Attack("preload", '<link rel=preload as=image href="http://SERVER/i.png">'),
    Attack("preload font", '<link rel=preload as=font crossorigin href="http://SERVER/f.woff">'),
    Attack("preload srcset", '<link rel=preload as=image imagesrcset="http://SERVER/i.png 1x">'),
    Attack("modulepreload", '<link rel=modulepreload href="http://SERVER/m.js">'),
    Attack("stylesheet", '<link rel=stylesheet href="http://SERVER/s.css">'),
    Attack("stylesheet print", '<link rel=stylesheet media=print href="http://SERVER/s.css">'),
    Attack("stylesheet alternate", '<link rel="alternate stylesheet" title=a href="http://SERVER/s.css">'),
    Attack("manifest", '<link rel=manifest href="http://SERVER/m.json">', dead=NO_FETCH),
    Attack("icon", '<link rel="shortcut icon" href="http://SERVER/i.png">', dead="only where an icon is wanted"),
    Attack("import", '<link rel=import href="http://SERVER/i.html">', dead=NO_FEATURE),
    Attack("dictionary", '<link rel=compression-dictionary href="http://SERVER/d">'),
)
META = (
    Attack("refresh", '<meta http-equiv=refresh content="0;url=http://SERVER/r.html">'),
    Attack("refresh to data", '<meta http-equiv=refresh content="0;url=data:text/html,x">', dead="Chromium refuses it"),
    Attack(
        "refresh script", '<meta http-equiv=refresh content="0;url=javascript:probe()">', dead="Chromium refuses it"
    ),
    Attack("refresh to program", '<meta http-equiv=refresh content="0;url=mailto:refresh-to-program@example.org">'),
    Attack("refresh to own", '<meta http-equiv=refresh content="0;url=/other">'),
    Attack("refresh scrolls", '<meta http-equiv=refresh content="0;url=#bottom">'),
    Attack("refresh text", '<meta http-equiv=refresh content="0;url=#:~:text=bottom">'),
    Attack("cookie", '<meta http-equiv=Set-Cookie content="a=b">', dead=NO_FEATURE),
    Attack(
        "policy report",
        "<meta http-equiv=Content-Security-Policy content=\"img-src 'none'; report-uri http://SERVER/r\">"
        "<img src=/x.png>",
        dead="a policy in the document cannot report",
    ),
    Attack(
        "dns of links",
        '<meta http-equiv=x-dns-prefetch-control content=on><a href="http://NAME/">link</a>',
        dead="Chromium no longer does",
        dns=True,
    ),
    Attack("base", '<base href="http://SERVER/"><img src=i.png>'),
)
IMAGES = (
    Attack("image", '<img src="http://SERVER/i.png">'),
    Attack("image six", '<img src="http://[::1]:PORT/i.png">'),
    Attack("image mapped", '<img src="http://[::ffff:127.0.0.1]:PORT/i.png">'),
    Attack("image decimal", '<img src="http://2130706433:PORT/i.png">'),
    Attack("image localhost", '<img src="http://localhost:PORT/i.png">'),
    Attack("image secure", '<img src="https://SERVER/i.png">'),
    Attack("image protocol", '<img src="//SERVER/i.png">'),
    Attack("image lazy", '<img loading=lazy src="http://SERVER/i.png">'),
    Attack("image ftp", '<img src="ftp://SERVER/i.png">', dead=NO_FEATURE),
    Attack("image lowsrc", f'<img src="{PIXEL}" lowsrc="http://SERVER/i.png">', dead=NO_FEATURE),
    Attack("srcset", '<img srcset="http://SERVER/i.png 1x">'),
    Attack("picture", f'<picture><source srcset="http://SERVER/i.png"><img src="{PIXEL}"></picture>'),
    Attack("image element", '<image src="http://SERVER/i.png">'),
    Attack("image input", '<input type=image src="http://SERVER/i.png">'),
    Attack("body background", '<body background="http://SERVER/i.png">'),
    Attack("table background", '<table background="http://SERVER/i.png"><tr><td>x</table>'),
    Attack("attribution", f'<img attributionsrc="http://SERVER/a" src="{PIXEL}">'),
    Attack("shadow root", '<div><template shadowrootmode=open><img src="http://SERVER/i.png"></template></div>'),
)
STYLES = (
    Attack("css import", '<style>@import "http://SERVER/s.css";</style>'),
    Attack("css background", "<style>body{background:url(http://SERVER/i.png)}</style>"),
    Attack("css attribute", '<p style="background:url(http://SERVER/i.png)">x</p>'),
    Attack("css font", "<style>@font-face{font-family:x;src:url(http://SERVER/f.woff)}p{font-family:x}</style><p>x"),
    Attack("css image set", "<style>p{background:image-set('http://SERVER/i.png' 1x)}</style><p>x"),
    Attack(
        "css cross fade",
        "<style>p{background:-webkit-cross-fade(url(http://SERVER/i.png),url(http://SERVER/j.png),50%)}</style><p>x",
    ),
    Attack("css cursor", "<style>p{cursor:url(http://SERVER/i.png),auto}</style><p>x"),
    Attack("css content", "<style>p::before{content:url(http://SERVER/i.png)}</style><p>x"),
    Attack("css list", "<style>li{list-style-image:url(http://SERVER/i.png)}</style><ul><li>x</ul>"),
    Attack("css border", "<style>p{border:9px solid;border-image:url(http://SERVER/i.png)}</style><p>x"),
    Attack("css mask", "<style>p{mask-image:url(http://SERVER/i.png)}</style><p>x"),
    Attack("css shape", "<style>p{float:left;shape-outside:url(http://SERVER/i.png)}</style><p>x"),
    Attack("css filter", "<style>p{filter:url(http://SERVER/f.svg#f)}</style><p>x", dead=SAME_ORIGIN),
    Attack("css variable", "<style>p{--a:url(http://SERVER/i.png);background:var(--a)}</style><p>x"),
    Attack("css selection of text", "<style>p:has(+*){background:url(http://SERVER/i.png)}</style><p>x<p>y"),
)
DRAWINGS = (
    Attack("svg image", f'{SVG}<image href="http://SERVER/i.png" width=9 height=9 /></svg>'),
    Attack("svg xlink", f'{SVG}<image xlink:href="http://SERVER/i.png" width=9 height=9 /></svg>'),
    Attack("svg use", f'{SVG}<use href="http://SERVER/i.svg#a" /></svg>', dead=SAME_ORIGIN),
    Attack("svg fill", f'{SVG}<rect fill="url(http://SERVER/i.svg#a)" width=9 height=9 /></svg>'),
    Attack(
        "svg effect",
        f'{SVG}<filter id=f><feImage href="http://SERVER/i.png"/></filter>'
        '<rect filter="url(#f)" width=9 height=9 /></svg>',
    ),
    Attack("svg style", f"{SVG}<style>@import 'http://SERVER/s.css';</style></svg>"),
    Attack(
        "svg foreign", f'{SVG}<foreignObject width=9 height=9><img src="http://SERVER/i.png"></foreignObject></svg>'
    ),
    Attack(
        "svg set", f'{SVG}<image width=9 height=9><set attributeName=href to="http://SERVER/i.png" /></image></svg>'
    ),
    Attack(
        "svg animate",
        f'{SVG}<image width=9 height=9><animate attributeName=href values="http://SERVER/i.png" '
        "dur=9s /></image></svg>",
    ),
    Attack(
        "svg document",
        f'{SVG}<image href="http://SERVER/i.png" width="9" height="9" /></svg>',
        mime="image/svg+xml",
        whole=True,
    ),
    Attack(
        "svg document link",
        f'{SVG}<link xmlns="http://www.w3.org/1999/xhtml" rel="preconnect" href="http://SERVER" /></svg>',
        mime="image/svg+xml",
        whole=True,
    ),
    Attack(
        "svg document refresh",
        f'{SVG}<foreignObject width="9" height="9"><meta http-equiv="refresh" '
        'xmlns="http://www.w3.org/1999/xhtml" content="0;url=http://SERVER/r.html" /></foreignObject></svg>',
        mime="image/svg+xml",
        whole=True,
    ),
    Attack(
        "xml style",
        '<?xml version="1.0"?><?xml-stylesheet type="text/css" href="http://SERVER/s.css"?><a>x</a>',
        mime="application/xml",
        whole=True,
    ),
    Attack("mathml glyph", '<math><mglyph src="http://SERVER/i.png" /></math>', dead=NO_FEATURE),
)
MEDIA = (
    Attack("video", '<video src="http://SERVER/v.mp4" autoplay muted></video>'),
    Attack("video poster", '<video poster="http://SERVER/i.png"></video>'),
    Attack("video source", '<video autoplay muted><source src="http://SERVER/v.mp4"></video>'),
    Attack("audio", '<audio src="http://SERVER/a.mp3" preload=auto></audio>'),
    Attack("track", '<video><track default kind=captions src="http://SERVER/t.vtt"></video>', dead=SAME_ORIGIN),
    Attack("bgsound", '<bgsound src="http://SERVER/b.mid">', dead=NO_FEATURE),
)
FRAMES = (
    Attack("iframe", '<iframe src="http://SERVER/f.html"></iframe>'),
    Attack("iframe srcdoc", '<iframe srcdoc="<img src=http://SERVER/i.png>"></iframe>'),
    Attack("iframe data", '<iframe src="data:text/html,<img src=http://SERVER/i.png>"></iframe>'),
    Attack("iframe nested", "<iframe srcdoc=\"<iframe srcdoc='<img src=http://SERVER/i.png>'></iframe>\"></iframe>"),
    Attack(
        "iframe refresh", "<iframe srcdoc=\"<meta http-equiv=refresh content='0;url=http://SERVER/r.html'>\"></iframe>"
    ),
    Attack("iframe program", '<iframe src="mailto:iframe-program@example.org"></iframe>'),
    Attack("frameset", '<html><frameset><frame src="http://SERVER/f.html"></frameset></html>', whole=True),
    Attack("object", '<object data="http://SERVER/o.html" type="text/html"></object>'),
    Attack("object drawing", '<object data="http://SERVER/o.svg" type="image/svg+xml"></object>'),
    Attack("embed", '<embed src="http://SERVER/e.html" type="text/html">'),
    Attack("portal", '<portal src="http://SERVER/p.html"></portal>', dead=NO_FEATURE),
    Attack("fenced frame", '<fencedframe src="http://SERVER/p.html"></fencedframe>', dead=NO_FEATURE),
    Attack("applet", '<applet code=X codebase="http://SERVER/"></applet>', dead=NO_FEATURE),
    Attack("controlled frame", '<webview src="http://SERVER/p.html"></webview>', dead=NO_FEATURE),
)
MOVING = (
    Attack("autofocus", "FILL<input autofocus>"),
    Attack("autofocus button", "FILL<button autofocus>x</button>"),
    Attack("autofocus text", "FILL<p autofocus tabindex=0>x</p>"),
    Attack("autofocus link", 'FILL<a href="/x" autofocus>x</a>'),
    Attack("autofocus editing", "FILL<p contenteditable autofocus>x</p>"),
    Attack("autofocus summary", "FILL<details><summary autofocus>x</summary></details>"),
    Attack("autofocus drawing", f'FILL{SVG}<a href="/x" autofocus><text y="20">x</text></a></svg>'),
    Attack("autofocus dialog", "FILL<dialog open autofocus tabindex=0>x</dialog>"),
    Attack("scroll target", "<style>#bottom{scroll-initial-target:nearest}</style>"),
    Attack("scroll snap", "<style>html{scroll-snap-type:y mandatory}#bottom{scroll-snap-align:end}</style>"),
)

LOADING = (*LINKS, *META, *IMAGES, *STYLES, *DRAWINGS, *MEDIA, *FRAMES, *MOVING)
