/* Readers of the platform's documents (data/platform-api.md): bytes to immutable model types.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every reader takes bytes and an origin (URL or file) that stands in messages, and returns NULL or
 * FALSE with PENTAD_CODEC_ERROR on failure; the message names origin, JSON path, what was expected
 * and what was found. Members come in any order; unknown ones are skipped, known ones come once.
 * findings (may be NULL, else of pentad_findings_new()) gets a PentadFinding for each kind of thing
 * that was dropped. crs (may be NULL: WGS 84) is the coordinate system of positions, which are WGS
 * 84 in the model; it belongs to the calling thread. Sizes are bounded (codec/guard.h). All are
 * thread-safe. */
#pragma once

#include "codec/crs.h"
#include "codec/error.h"
#include "model/about.h"
#include "model/assessment.h"
#include "model/calendar.h"
#include "model/catalogue.h"
#include "model/division.h"
#include "model/finding.h"
#include "model/grid-code.h"
#include "model/history.h"
#include "model/layer.h"
#include "model/operation.h"
#include "model/partition.h"
#include "model/photo.h"
#include "model/scheme.h"
#include "model/service.h"
#include "model/state.h"
#include "model/task.h"
#include "model/topic.h"

PentadAbout *pentad_read_about (const char *data, gsize len, const char *origin, GError **error);

/* The three below add to a builder; a code that its level already has is kept once. On failure the
 * builder may hold a part and must be thrown away. */
gboolean pentad_read_divisions (const char *data,
                                gsize len,
                                const char *origin,
                                PentadDivisionsBuilder *builder,
                                GPtrArray *findings,
                                GError **error);
gboolean pentad_read_grids (const char *data,
                            gsize len,
                            const char *origin,
                            const PentadCrs *crs,
                            PentadDivisionsBuilder *builder,
                            GPtrArray *findings,
                            GError **error);
/* Also for the operator's own files: GeoJSON with properties code (else the feature's id), name and
 * parent. A place that the level has already gets no second shape. */
gboolean pentad_read_boundaries (const char *data,
                                 gsize len,
                                 const char *origin,
                                 const PentadCrs *crs,
                                 PentadDivisionsBuilder *builder,
                                 PentadLevel level,
                                 GPtrArray *findings,
                                 GError **error);

/* PentadPartition; transfer full. */
GPtrArray *pentad_read_partitions (
    const char *data, gsize len, const char *origin, const PentadCrs *crs, GError **error);
/* A partition from an operator's GeoJSON file. */
PentadPartition *pentad_read_partition_file (const char *data,
                                             gsize len,
                                             const char *origin,
                                             const PentadCrs *crs,
                                             const char *id,
                                             GPtrArray *findings,
                                             GError **error);
PentadLayer *pentad_read_layer (const char *data,
                                gsize len,
                                const char *origin,
                                const PentadCrs *crs,
                                const char *id,
                                GPtrArray *findings,
                                GError **error);
PentadCatalogue *
pentad_read_catalogue (const char *data, gsize len, const char *origin, GError **error);
PentadCalendar *pentad_read_calendar (
    const char *data, gsize len, const char *origin, PentadZone *zone, GError **error);
/* What the numbers in codes of places mean. */
PentadPlaceKinds *
pentad_read_place_kinds (const char *data, gsize len, const char *origin, GError **error);
PentadScheme *pentad_read_scheme (const char *data, gsize len, const char *origin, GError **error);
/* From a file; at most 16 MiB are read. */
PentadScheme *pentad_read_scheme_file (const char *path, GError **error);

/* Repeated ids are kept once, the first, and counted. */
PentadState *pentad_read_state (const char *data,
                                gsize len,
                                const char *origin,
                                const PentadCrs *crs,
                                GPtrArray *findings,
                                GError **error);
/* PentadCase; transfer full. day and as_of may be NULL. */
GPtrArray *pentad_read_ended (const char *data,
                              gsize len,
                              const char *origin,
                              const PentadCrs *crs,
                              gint32 *day,
                              gint64 *as_of,
                              GPtrArray *findings,
                              GError **error);
PentadHistory *pentad_read_history (
    const char *data, gsize len, const char *origin, GPtrArray *findings, GError **error);

PentadStaff *pentad_read_staff (const char *data,
                                gsize len,
                                const char *origin,
                                const PentadCrs *crs,
                                GPtrArray *findings,
                                GError **error);
PentadSensors *pentad_read_sensors (
    const char *data, gsize len, const char *origin, const PentadCrs *crs, GError **error);
PentadCalls *pentad_read_calls (const char *data, gsize len, const char *origin, GError **error);
PentadApprovals *
pentad_read_approvals (const char *data, gsize len, const char *origin, GError **error);
PentadService *
pentad_read_service (const char *data, gsize len, const char *origin, GError **error);
PentadTasks *pentad_read_tasks (const char *data, gsize len, const char *origin, GError **error);
PentadAssessments *pentad_read_assessments (
    const char *data, gsize len, const char *origin, GPtrArray *findings, GError **error);
/* Of one case; unknown kinds are OTHER, and of each kind the latest are kept (model/photo.h). */
PentadPhotos *pentad_read_photos (const char *data, gsize len, const char *origin, GError **error);
/* id: what the topic is asked for as. */
PentadTopic *
pentad_read_topic (const char *data, gsize len, const char *origin, const char *id, GError **error);
