/* The documents of a source: where they lie, how often they change, what they may cost.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/division.h"

typedef enum
{
  PENTAD_DOCUMENT_ABOUT,
  PENTAD_DOCUMENT_DIVISIONS,
  PENTAD_DOCUMENT_GRIDS,
  PENTAD_DOCUMENT_BOUNDARIES, /* key: level */
  PENTAD_DOCUMENT_CATALOGUE,
  PENTAD_DOCUMENT_CALENDAR,
  PENTAD_DOCUMENT_SCHEME,
  PENTAD_DOCUMENT_LAYER, /* name: id of the layer */
  PENTAD_DOCUMENT_PARTITIONS,
  PENTAD_DOCUMENT_STATE,   /* name: cursor */
  PENTAD_DOCUMENT_ENDED,   /* key: business day */
  PENTAD_DOCUMENT_HISTORY, /* key: first day of the month */
  PENTAD_DOCUMENT_STAFF,
  PENTAD_DOCUMENT_SENSORS,
  PENTAD_DOCUMENT_CALLS,
  PENTAD_DOCUMENT_APPROVALS,
  PENTAD_DOCUMENT_SERVICE,
  PENTAD_DOCUMENT_TASKS,
  PENTAD_DOCUMENT_ASSESSMENTS,
  PENTAD_DOCUMENT_TOPIC,    /* name: id of the topic */
  PENTAD_DOCUMENT_SERVICES, /* Open311 */
  PENTAD_DOCUMENT_REQUESTS, /* Open311; name: URL of a further page */
  PENTAD_DOCUMENT_FEATURES, /* OGC API Features; key: index of the source's boundary */
  PENTAD_N_DOCUMENTS
} PentadDocumentKind;

typedef enum
{
  PENTAD_CADENCE_STATE,
  PENTAD_CADENCE_LIVE,
  PENTAD_CADENCE_SLOW,
  PENTAD_CADENCE_DAILY
} PentadCadence;

/* Documents are applied stage by stage, so that codes are known when they are referred to. */
typedef enum
{
  PENTAD_STAGE_OF_ABOUT,
  PENTAD_STAGE_OF_GEOMETRY, /* divisions, grids and boundaries, made into one table */
  PENTAD_STAGE_OF_LISTS,    /* catalogue, calendar, scheme, layers, partitions */
  PENTAD_STAGE_OF_STATE,
  PENTAD_STAGE_OF_REST
} PentadDocumentStage;

typedef struct
{
  PentadCadence cadence;
  PentadDocumentStage stage;
  gboolean is_optional; /* 404 says that the platform has none; else it is a fault */
  gsize max_body_bytes;
} PentadDocumentTraits;

const PentadDocumentTraits *pentad_document_get_traits (PentadDocumentKind kind);
/* The address of a document below a base URL. key and name as said at the kind; name is escaped,
 * NULL where the kind has none. Transfer full. */
char *pentad_document_get_url (PentadDocumentKind kind,
                               const char *base_url,
                               gint32 key,
                               const char *name);
