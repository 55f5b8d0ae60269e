/* The documents of the platform API, written from the reference city.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each is a pure function of the city and, where it takes one, the instant `now`: what happened
 * after it is left out. All return the JSON text, transfer full; thread-safe. */
#pragma once

#include "reference/body.h"
#include "reference/world.h"

GString *pentad_document_about (const PentadWorld *world, gint64 now);
GString *pentad_document_catalogue (const PentadWorld *world);
GString *pentad_document_calendar (const PentadWorld *world);

GString *pentad_document_divisions (const PentadWorld *world);
GString *pentad_document_grids (const PentadWorld *world);
GString *pentad_document_partitions (const PentadWorld *world);
/* index: as in pentad_land_layer_id(). */
GString *pentad_document_layer (const PentadWorld *world, guint index);

/* cursor: PENTAD_NO_TIME for every open case, else the instant after which acts count. */
GString *pentad_document_state (const PentadWorld *world, gint64 now, gint64 cursor);
/* The cursor of an instant, and back; FALSE when it is not one of this city, lies after `now`, or
 * is so old that the platform does not look back that far. */
char *pentad_document_state_cursor (const PentadWorld *world, gint64 time);
gboolean pentad_document_state_parse_cursor (const PentadWorld *world,
                                             const char *text,
                                             gint64 now,
                                             gint64 *time);
/* The cases that ended on a day; NULL for a day that has not begun or lies before the first. */
GString *pentad_document_ended (const PentadWorld *world, gint32 day, gint64 now);
/* month: 1 to 12. NULL when no day of the month is over, or it lies before the first. */
GString *pentad_document_history (const PentadWorld *world, int year, int month, gint64 now);
/* The same for an answer, never held whole: a month of the largest city is some 50 MB. */
PentadBody *
pentad_document_history_packed (const PentadWorld *world, int year, int month, gint64 now);

GString *pentad_document_staff (const PentadWorld *world, gint64 now);
GString *pentad_document_sensors (const PentadWorld *world, gint64 now);
GString *pentad_document_calls (const PentadWorld *world, gint64 now);
GString *pentad_document_approvals (const PentadWorld *world, gint64 now);
GString *pentad_document_service (const PentadWorld *world, gint64 now);
GString *pentad_document_tasks (const PentadWorld *world, gint64 now);
GString *pentad_document_assessments (const PentadWorld *world, gint64 now);
/* The photographs that there are by now of a case; NULL when there is no such case. */
GString *pentad_document_photos (const PentadWorld *world, const char *id, gint64 now);
/* One of them as its list names it, "ID/before.png"; NULL when there is none. */
GString *pentad_document_photo (const PentadWorld *world, const char *name, gint64 now);
/* NULL when the city has no topic of that id. */
GString *pentad_document_topic (const PentadWorld *world, const char *id, gint64 now);
