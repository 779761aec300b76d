"""An OpenRefine reconciliation service for organizations: names in, who they may be out, and new columns for them.

Reconciliation Service API 0.2 (https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/).
`service` speaks the protocol, `candidates` decides who a name may be, `extension` tells what is known of those found.
"""

from grantgraph.server.reconciliation.service import routes

__all__ = ["routes"]
