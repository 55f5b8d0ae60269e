/* Where many points lie, as a density over the map.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Points are counted in bins of some pixels, which three box blurs in each direction spread over a
 * radius; that is near a Gaussian, exact in whole numbers, and costs the same for any number of
 * points. Points that come, go, or fall out of the time shown change their own bins only. */
#pragma once

#include "render/map-tile.h"

/* Classes of points, to be shown or not. */
#define PENTAD_HEAT_CLASSES 255
/* Sides of the square that a point is counted in, where the radius allows: a quarter of the size.
 * Larger for large radii, less for those below 24 pixels that it misses by more than a third. */
#define PENTAD_HEAT_BIN_PX 4
/* Colours from no density to the full one. */
#define PENTAD_HEAT_COLOURS 256

typedef struct
{
  PentadMapPoint at;
  guint32 minute; /* since 1970 */
  guint8 class;   /* below PENTAD_HEAT_CLASSES */
} PentadHeatPoint;

/* Not for two threads at once, but for pentad_heat_draw() and the functions that say so. */
typedef struct _PentadHeat PentadHeat;

PentadHeat *pentad_heat_new (void);
PentadHeat *pentad_heat_ref (PentadHeat *heat);
void pentad_heat_unref (PentadHeat *heat);
/* Between these no other thread draws the density: for changing one that a map shows. */
void pentad_heat_lock (PentadHeat *heat);
void pentad_heat_unlock (PentadHeat *heat);
/* Adds points and returns the number of the first; the others follow it. */
guint pentad_heat_add (PentadHeat *heat, const PentadHeatPoint *points, guint n);
/* Takes a point away; its number is not used again. Taking it twice does nothing. */
void pentad_heat_remove (PentadHeat *heat, guint number);
guint pentad_heat_get_count (const PentadHeat *heat); /* those that were not taken away */

/* Which classes are shown, as PENTAD_HEAT_CLASSES values; NULL: all. */
void pentad_heat_set_classes (PentadHeat *heat, const gboolean *shown);
/* Shows points of [from, to) minutes; (0, G_MAXUINT32) at first. For playback: going on by an hour
 * counts the points of two hours. */
void pentad_heat_set_window (PentadHeat *heat, guint32 from, guint32 to);

/* Works the density out for a view whose size is whole pixels; radius_m is where a point's
 * influence ends. Does what has changed since the last time, and nothing when that is nothing.
 * FALSE when the view cannot be drawn: size, scale or place beyond what a map has. */
gboolean pentad_heat_prepare (PentadHeat *heat, const PentadMapView *view, double radius_m);
/* How far a point reaches in a view: near the radius, as whole squares go; farther where that is
 * less than three pixels. What a legend says. */
double pentad_heat_spread_m (const PentadHeat *heat, const PentadMapView *view, double radius_m);
/* Points per square kilometre: at a pixel, and the highest in the view. 0 before prepare(). */
double pentad_heat_density (const PentadHeat *heat, int x, int y);
double pentad_heat_highest (const PentadHeat *heat);
/* Paints the view over what `pixels` (its size, stride in pixels) show. palette:
 * PENTAD_HEAT_COLOURS premultiplied colours, the last for `full` points per square kilometre and
 * more; not above zero: the highest in the view. */
void pentad_heat_paint (
    PentadHeat *heat, const guint32 *palette, double full, guint32 *pixels, gsize stride);

/* Both of them under the lock. FALSE as pentad_heat_prepare(). */
gboolean pentad_heat_draw (PentadHeat *heat,
                           const PentadMapView *view,
                           double radius_m,
                           const guint32 *palette,
                           double full,
                           guint32 *pixels,
                           gsize stride);

/* Rises whenever the density may have changed, under whatever view. */
guint64 pentad_heat_get_version (const PentadHeat *heat);
/* How many points have been counted into bins or out of them so far: what prepare() cost. */
guint64 pentad_heat_get_work (const PentadHeat *heat);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadHeat, pentad_heat_unref)
