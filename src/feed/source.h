/* What a user names as the source of a city: a platform, or an Open311 server with boundary files.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "codec/mapping.h"
#include "host/http-stand-in.h"
#include "model/division.h"
#include "model/scheme.h"

typedef enum
{
  PENTAD_FEED_PLATFORM, /* URL: the documents of data/platform-api.md */
  PENTAD_FEED_OPEN311,  /* open311+URL: GeoReport v2, with boundary files */
  PENTAD_FEED_MAPPED    /* URL with a mapping file: another platform's lists */
} PentadFeedKind;

/* How the parts of a long list of an Open311 server are asked for. In any case the next page that
 * an answer names in its headers is fetched. */
typedef enum
{
  PENTAD_PAGING_HEADERS, /* open311+URL: only so */
  PENTAD_PAGING_PAGES,   /* open311-pages+URL: ?page=1 and on, until a page brings nothing new */
  PENTAD_PAGING_DAYS     /* open311-days+URL: windows of start_date and end_date */
} PentadFeedPaging;

/* One --boundaries FILE:LEVEL. */
typedef struct
{
  char *path; /* or the address of a collection (OGC API Features) */
  gboolean is_url;
  PentadLevel level; /* PENTAD_LEVEL_CITY when it is a partition */
  char *partition;   /* id of the partition; NULL when it is a level */
} PentadFeedBoundary;

/* Immutable; may cross threads. */
typedef struct
{
  gatomicrefcount refs;
  PentadFeedKind kind;
  PentadFeedPaging paging;
  char *text;               /* as the user gave it */
  char *url;                /* base URL without a slash at its end */
  char *standby;            /* second base URL of the same platform; NULL none */
  GPtrArray *boundaries;    /* PentadFeedBoundary; empty for a platform */
  char *zone;               /* --zone; NULL: what the source says, else UTC */
  PentadMapping *mapping;   /* NULL none */
  PentadHttpAccess *access; /* NULL: any server, as nobody */
  PentadScheme *scheme;     /* in the place of the source's own; NULL: that one */

  /* a file in the place of a platform: nothing of it ever changes */
  gint64 as_of;    /* the moment that it shows; PENTAD_NO_TIME: a platform */
  gint32 from_day; /* the first day whose cases it has */
  gpointer file;   /* as its stand-in has it; NULL: a platform */
  GDestroyNotify free_file;
} PentadFeedSource;

/* text: "http[s]://HOST[:PORT][/PATH]" or the same after "open311+", "open311-pages+" or
 * "open311-days+". boundaries (may be NULL, ends
 * with NULL): FILE:LEVEL or URL:LEVEL each, LEVEL one of district, street, community, grid or
 * partition:NAME; FILE may contain colons. zone (may be NULL): an IANA name or "+08:00". Boundaries
 * and zone belong to open311 sources: a platform has its own. Files are not opened here. NULL with
 * PENTAD_FEED_ERROR_SOURCE and one line that names the argument. Transfer full. */
PentadFeedSource *pentad_feed_source_new (const char *text,
                                          const char *const *boundaries,
                                          const char *zone,
                                          GError **error);
/* The same for another platform, read by a mapping file: its path, or the name of one that ships
 * with Pentad ("envelope-result"). NULL mapping: as above. Boundaries may be given, a zone may not:
 * the mapping has it. A wrong mapping is refused with file and JSON path. Reads the disk. */
PentadFeedSource *pentad_feed_source_new_mapped (const char *text,
                                                 const char *mapping,
                                                 const char *const *boundaries,
                                                 const char *zone,
                                                 GError **error);
/* The documents of a file that stands in for a platform; path is its address. A feed shows them at
 * their moment, or at an earlier one that its clock is fixed at. Takes what the stand-in holds. */
PentadFeedSource *pentad_feed_source_new_stand_in (const char *path, PentadStandIn *stand_in);
/* Takes a reference. Before the source is used. */
void pentad_feed_source_set_access (PentadFeedSource *self, PentadHttpAccess *access);
/* Names a second address of the same platform, before the source is shared; text is bare, without
 * open311+. FALSE with one line for what is no address. */
gboolean pentad_feed_source_set_standby (PentadFeedSource *self, const char *text, GError **error);
/* A scheme to judge by in the place of the source's own, before the source is shared: a file, or
 * the name of one that ships with Pentad ("demo"). FALSE with one line when it cannot be read, file
 * and JSON path included. Reads the disk. */
gboolean pentad_feed_source_set_scheme (PentadFeedSource *self, const char *scheme, GError **error);
PentadFeedSource *pentad_feed_source_ref (PentadFeedSource *self);
void pentad_feed_source_unref (PentadFeedSource *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadFeedSource, pentad_feed_source_unref)

typedef enum
{
  PENTAD_FEED_ERROR_SOURCE,       /* the user's words make no source */
  PENTAD_FEED_ERROR_CONNECTION,   /* no answer, or one that is not an answer: see the connection */
  PENTAD_FEED_ERROR_INCOMPATIBLE, /* an answer that is not what the platform API says */
  PENTAD_FEED_ERROR_NEEDS,        /* more was asked for than can be loaded */
  PENTAD_FEED_ERROR_TIMEOUT
} PentadFeedError;

#define PENTAD_FEED_ERROR (pentad_feed_error_quark ())
GQuark pentad_feed_error_quark (void);
