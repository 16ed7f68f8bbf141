package org.chainrule.examples.report;

/**
 * The page's style. Two palettes, one per colour scheme; the class colours are of the Okabe–Ito kind, which most colour-blind
 * readers can tell apart, and every class has its own shape besides.
 */
final class Stylesheet {

    static final String TEXT = """
            :root{color-scheme:light dark;--paper:#f7f8fa;--panel:#fff;--ink:#1b2330;--muted:#5d6878;--rule:#e3e7ed;--axis:#9aa5b4;
            --c1:#1f6fb5;--c2:#d9732b;--good:#1d7f5a;--bad:#b3363b;--k0:#1f6fb5;--k1:#d9732b;--k2:#2a9174;--k3:#8a5aa8;
            --k4:#b08a1e;--k5:#c2527f;--k6:#4a9fc9;--k7:#7a6a58;--k8:#5f7d2e;--k9:#6b7280}
            @media(prefers-color-scheme:dark){:root{--paper:#12161c;--panel:#1a2028;--ink:#e7ebf1;--muted:#9aa6b6;--rule:#2b333e;
            --axis:#5f6b7a;--c1:#6bb0ec;--c2:#f0a060;--good:#5cc79c;--bad:#f0807f;--k0:#6bb0ec;--k1:#f0a060;--k2:#5cc7a5;
            --k3:#bf98dc;--k4:#dcbb5a;--k5:#ea8fb4;--k6:#8fcbe8;--k7:#b8a690;--k8:#a4c46a;--k9:#a8b0bd}}
            *{box-sizing:border-box}
            body{margin:0;background:var(--paper);color:var(--ink);
            font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,"DejaVu Sans",sans-serif}
            main{max-width:1040px;margin:0 auto;padding:40px 24px 24px}
            header{border-bottom:1px solid var(--rule);margin-bottom:24px;padding-bottom:16px}
            .brand{margin:0;color:var(--c1);font-weight:650;letter-spacing:.04em;font-size:14px}
            h1{font-size:32px;line-height:1.2;font-weight:650;letter-spacing:-.015em;margin:4px 0 8px}
            h2{font-size:20px;font-weight:620;letter-spacing:-.005em;margin:40px 0 6px}
            p{margin:0 0 14px;max-width:72ch}.lead{color:var(--muted);font-size:17px;margin-bottom:6px}
            .tiles{list-style:none;margin:0;padding:0;display:grid;gap:12px;grid-template-columns:repeat(auto-fit,minmax(170px,1fr))}
            .tiles li{background:var(--panel);border:1px solid var(--rule);border-radius:10px;padding:14px 16px}
            .tiles strong{display:block;font-size:26px;line-height:1.2;font-weight:620;font-variant-numeric:tabular-nums}
            .tiles span{color:var(--muted);font-size:14px}.good strong{color:var(--good)}.bad strong{color:var(--bad)}
            .figures{display:grid;gap:16px;grid-template-columns:repeat(auto-fit,minmax(min(100%,400px),1fr))}
            figure{margin:0;background:var(--panel);border:1px solid var(--rule);border-radius:10px;padding:16px}
            figcaption{color:var(--muted);font-size:14px;margin-top:8px}
            .beside{display:grid;gap:24px;grid-template-columns:repeat(auto-fit,minmax(min(100%,380px),1fr));align-items:start}
            svg{display:block;width:100%;height:auto;overflow:visible;font-family:inherit}
            .scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:15px;margin:4px 0 8px}
            caption{text-align:left;color:var(--muted);font-size:14px;padding:0 0 6px}
            th,td{text-align:left;padding:7px 14px 7px 0;border-bottom:1px solid var(--rule);font-weight:400;vertical-align:top}
            thead th{color:var(--muted);font-size:13px;border-bottom:1px solid var(--axis)}tbody th{font-weight:560}
            .number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
            pre{background:var(--panel);border:1px solid var(--rule);border-radius:10px;padding:14px 16px;overflow-x:auto;
            font:13px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace}
            footer{margin-top:40px;border-top:1px solid var(--rule);padding-top:12px;color:var(--muted);font-size:14px}
            .grid{stroke:var(--rule)}.axis{stroke:var(--axis)}.frame{fill:none;stroke:var(--rule)}
            .tick{fill:var(--muted);font-size:12px;font-variant-numeric:tabular-nums}.label{fill:var(--muted);font-size:13px}
            .curve{fill:none;stroke-width:2;stroke-linejoin:round;stroke-linecap:round}
            .curve1{stroke:var(--c1)}.curve2{stroke:var(--c2);stroke-dasharray:5 4}
            .curve3{stroke:var(--k2);stroke-dasharray:1 4}.curve4{stroke:var(--k3);stroke-dasharray:9 4 1 4}
            .curve5{stroke:var(--k4);stroke-dasharray:12 4}.curve6{stroke:var(--k5);stroke-dasharray:3 3}
            .mark{fill:var(--panel);stroke-width:1.5;stroke-dasharray:none}
            .end.curve3{fill:var(--k2);stroke:var(--panel);stroke-dasharray:none}
            .end.curve4{fill:var(--k3);stroke:var(--panel);stroke-dasharray:none}
            .end.curve5{fill:var(--k4);stroke:var(--panel);stroke-dasharray:none}
            .end.curve6{fill:var(--k5);stroke:var(--panel);stroke-dasharray:none}
            .end.curve1{fill:var(--c1);stroke:var(--panel)}.end.curve2{fill:var(--c2);stroke:var(--panel);stroke-dasharray:none}
            .class0{--k:var(--k0)}.class1{--k:var(--k1)}.class2{--k:var(--k2)}.class3{--k:var(--k3)}.class4{--k:var(--k4)}
            .class5{--k:var(--k5)}.class6{--k:var(--k6)}.class7{--k:var(--k7)}.class8{--k:var(--k8)}.class9{--k:var(--k9)}
            .region{fill:var(--k);fill-opacity:.16}.point{fill:var(--k);stroke:var(--panel);stroke-width:.9}
            .point.held{fill:var(--panel);stroke:var(--k);stroke-width:1.7}
            @media print{body{background:none}figure,.tiles li{break-inside:avoid}}
            """;

    private Stylesheet() {}
}
