/* How old data are and how the platform answers: two things kept apart.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

typedef enum
{
  PENTAD_FRESH,        /* within 1.5 intervals */
  PENTAD_LATE,         /* within 3 intervals */
  PENTAD_STALE,        /* older */
  PENTAD_FRESH_UNKNOWN /* nothing has been received */
} PentadFreshness;

typedef enum
{
  PENTAD_CONNECTION_OK,
  PENTAD_CONNECTION_CONNECTING,   /* no answer yet */
  PENTAD_CONNECTION_OFFLINE,      /* no complete answer */
  PENTAD_CONNECTION_FAILING,      /* 5xx, 429 */
  PENTAD_CONNECTION_UNAUTHORISED, /* 401, 403, 407 */
  PENTAD_CONNECTION_REFUSED,      /* TLS, foreign redirect, a limit passed */
  PENTAD_CONNECTION_INCOMPATIBLE  /* HTML, broken or wrong JSON */
} PentadConnection;

/* age_s below zero counts as zero; interval_s is the poll interval of the data. */
PentadFreshness pentad_freshness (double age_s, double interval_s);
const char *pentad_freshness_id (PentadFreshness freshness);
const char *pentad_connection_id (PentadConnection connection);
