"""The style sheet of the drawing: dark on light, for paper; shapes and line patterns tell the kinds apart as well."""

STYLE = """
text{font-family:Arial,Helvetica,"Liberation Sans",Arimo,"DejaVu Sans",sans-serif;fill:#111}
.b{font-weight:700}
.title{fill:#14304f}
.paper{fill:#fff}
.frame{fill:#fff;stroke:#14304f;stroke-width:.35}
.heading{fill:#dfe9f5;stroke:none}
.card>.heading{stroke:#14304f;stroke-width:.35}
.badge{fill:#14304f}
.badge-number{fill:#fff}
.rule{stroke:#9aa7b5;stroke-width:.2;fill:none}
.brace,.step{stroke:#14304f;stroke-width:.3;fill:none}
.then,.head{fill:#14304f}
.strip .body{stroke-width:.25}
.must .body{fill:#fde8e6;stroke:#8c1d18}.must .band{fill:#8c1d18}.must .lead{fill:#8c1d18}
.should .body{fill:#fff3d6;stroke:#7a4b00}.should .band{fill:#7a4b00}.should .lead{fill:#7a4b00}
.may .body{fill:#e9f5e6;stroke:#1f5a2c}.may .edge{stroke:#1f5a2c;stroke-width:.25;fill:none}.may .lead{fill:#1f5a2c}
.not .body{fill:#f1f1f1;stroke:#4d4d4d}.not .edge{stroke:#4d4d4d;stroke-width:.5;fill:none}.not .lead{fill:#4d4d4d}
.dots{stroke-dasharray:.5 .5}
.outcome .body{fill:#e9e3f6;stroke:#3d2470;stroke-width:.5}.outcome .lead{fill:#3d2470}
.now .body{fill:#3d2470}.now text,.now .lead{fill:#fff}
.again .body{fill:#fff;stroke-width:.3;stroke-dasharray:.8 .6}.again.now text,.again.now .lead{fill:#3d2470}
.pill rect{fill:#fff;stroke:#14304f;stroke-width:.3}
.pill text{fill:#14304f}
.port rect{fill:#14304f}.port text{fill:#fff}
.line{fill:none;stroke:#14304f;stroke-width:.3}
.halo{fill:none;stroke:#fff;stroke-width:1}
.marker{fill:#ffe27a;stroke:#000;stroke-width:.15}
.pill.marked rect{stroke:#000;stroke-width:.8}
.card.marked>.frame,.strip.marked>.body{stroke:#000;stroke-width:.75}
.line.marked{stroke:#000;stroke-width:.9}
.removed>.frame,.removed>.body,.line.removed{stroke-dasharray:1.6 .8}
.changed>.frame,.changed>.body,.line.changed{stroke-dasharray:.4 .6}
"""
