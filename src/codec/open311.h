/* Open311 GeoReport v2: another kind of platform, read into the same model.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tolerant where servers differ: numbers may come as strings, times without zone are read in the
 * given one, groups, places and times may be missing or unreadable (then they are not known). */
#pragma once

#include "codec/error.h"
#include "model/catalogue.h"
#include "model/photo.h"
#include "model/state.h"

/* services.json: each service is a class, its group the major class. */
PentadCatalogue *
pentad_read_open311_services (const char *data, gsize len, const char *origin, GError **error);
/* requests.json: each request is a case that was reported at requested_datetime. A closed request
 * ends at closed_datetime, else at updated_datetime; with neither it ended at an unknown time.
 * as_of is left PENTAD_NO_TIME: the answer does not say it. Repeated ids are kept once. */
PentadState *pentad_read_open311_requests (const char *data,
                                           gsize len,
                                           const char *origin,
                                           const PentadZone *naive,
                                           GPtrArray *findings,
                                           GError **error);
/* requests/ID.json: the picture that a request names (media_url), as one of before it was handled;
 * of a list, those of all its requests. */
PentadPhotos *pentad_read_open311_photos (
    const char *data, gsize len, const char *origin, const PentadZone *naive, GError **error);
