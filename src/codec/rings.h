/* Rings of a shape as files have them: those that touch themselves are taken apart, crossings told.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shapes are drawn and asked under the even-odd rule, so that taking a ring apart at a point that
 * it visits twice changes nothing of its area: what was a pinch, a hole hung on its border or a
 * figure of eight becomes rings of their own, and a spike there and back goes. */
#pragma once

#include <glib.h>

/* TRUE for a single ring whose corners all turn the same way, once around: as most unit grids are.
 * It needs neither of what follows, and this is found out in one pass. */
gboolean pentad_rings_are_convex (const GArray *points, const GArray *parts);
/* points: PentadPoint, parts: guint, the first point of each ring; closing points are left out.
 * Returns how many rings touched themselves; *n_dropped counts what then had no area. */
guint pentad_rings_repair (GArray *points, GArray *parts, guint *n_dropped);
/* TRUE when a hole lies outside the ring that it belongs to. outers: guint, the parts that are
 * outer rings, each with its holes behind it. Of rings that do not cross: one point that is not on
 * the border then tells of all of them. So many and so large ones that looking would take long are
 * not all looked at. */
gboolean pentad_rings_have_stray (const GArray *points, const GArray *parts, const GArray *outers);
/* TRUE when two edges cross, of one ring or of two. Touching is none. Edges so many and so long
 * that comparing them would take long are not all looked at; then FALSE. */
gboolean pentad_rings_cross (const GArray *points, const GArray *parts);
