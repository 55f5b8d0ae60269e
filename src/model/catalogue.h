/* The catalogue of a platform: classes, departments, posts and sources of cases.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/label.h"
#include "model/limit.h"

typedef enum
{
  PENTAD_CLASS_COMPONENT, /* 部件 */
  PENTAD_CLASS_EVENT,     /* 事件 */
  PENTAD_CLASS_OTHER
} PentadClassKind;

typedef struct
{
  char *code;
  PentadLabel name;
  PentadClassKind kind;
  int major; /* index of the major class, -1 for a major class itself or when there is none */
  GPtrArray *conditions; /* PentadCondition, why a case is filed and its limit; NULL unknown */
} PentadClass;

/* How a report came in; the neutral ids are "supervisor", "hotline", "public", "video", "leader",
 * "media", "transfer", "sensor" and "other" (domain.md 2.5). */
typedef enum
{
  PENTAD_SOURCE_SUPERVISOR,
  PENTAD_SOURCE_HOTLINE,
  PENTAD_SOURCE_PUBLIC,
  PENTAD_SOURCE_VIDEO,
  PENTAD_SOURCE_LEADER,
  PENTAD_SOURCE_MEDIA,
  PENTAD_SOURCE_TRANSFER,
  PENTAD_SOURCE_SENSOR,
  PENTAD_SOURCE_OTHER,
  PENTAD_N_SOURCES
} PentadSourceKind;

typedef struct
{
  char *code;
  PentadLabel name;
  char *division; /* code of the district or street it belongs to; NULL: the city */
  char *group;    /* key of the comparison group; NULL none */
} PentadDepartment;

/* A person's post, rated on its own. */
typedef struct
{
  char *code;
  PentadLabel name; /* may be empty: then the code is shown */
  char *
      role; /* neutral id: "supervisor", "acceptor", "shift-leader", "dispatcher" or a city's own */
  char *division; /* code of the place it works in; NULL: the city */
} PentadPost;

/* Immutable once built; may cross threads. Indices are stable within one catalogue. */
typedef struct
{
  gatomicrefcount refs;
  char *scheme;           /* id of the class scheme, e.g. "gbt30428.2-2013" */
  GPtrArray *classes;     /* PentadClass */
  GPtrArray *departments; /* PentadDepartment */
  GPtrArray *posts;       /* PentadPost */
  GHashTable *class_index;
  GHashTable *department_index;
  GHashTable *post_index;
} PentadCatalogue;

PentadCatalogue *pentad_catalogue_new (void);
PentadCatalogue *pentad_catalogue_ref (PentadCatalogue *catalogue);
void pentad_catalogue_unref (PentadCatalogue *catalogue);
/* All return the index; a code already there keeps its first entry and its index. major_code may
 * be NULL; it must have been added before. */
int pentad_catalogue_add_class (PentadCatalogue *catalogue,
                                const char *code,
                                const PentadLabel *name,
                                PentadClassKind kind,
                                const char *major_code);
int pentad_catalogue_add_department (PentadCatalogue *catalogue,
                                     const char *code,
                                     const PentadLabel *name,
                                     const char *division,
                                     const char *group);
/* Gives a class its filing conditions; takes them over. Only while the catalogue is built. */
void pentad_catalogue_take_conditions (PentadCatalogue *catalogue,
                                       int class_index,
                                       GPtrArray *conditions);
int pentad_catalogue_add_post (PentadCatalogue *catalogue,
                               const char *code,
                               const PentadLabel *name,
                               const char *role,
                               const char *division);
/* -1 when unknown or NULL. */
int pentad_catalogue_find_class (const PentadCatalogue *catalogue, const char *code);
int pentad_catalogue_find_department (const PentadCatalogue *catalogue, const char *code);
int pentad_catalogue_find_post (const PentadCatalogue *catalogue, const char *code);
const PentadClass *pentad_catalogue_get_class (const PentadCatalogue *catalogue, int index);
const PentadDepartment *pentad_catalogue_get_department (const PentadCatalogue *catalogue,
                                                         int index);
const PentadPost *pentad_catalogue_get_post (const PentadCatalogue *catalogue, int index);

const char *pentad_source_id (PentadSourceKind source);
/* Unknown or NULL ids are PENTAD_SOURCE_OTHER. */
PentadSourceKind pentad_source_parse (const char *id);
/* Of a text that is not terminated. */
PentadSourceKind pentad_source_parse_n (const char *id, gsize len);
/* TRUE for hotline and public: reports by citizens. */
gboolean pentad_source_is_public (PentadSourceKind source);
/* TRUE for leader and media: cases that some cities count twice (domain.md 3.6). */
gboolean pentad_source_is_raised (PentadSourceKind source);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadCatalogue, pentad_catalogue_unref)
