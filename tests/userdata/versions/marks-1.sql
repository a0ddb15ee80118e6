PRAGMA application_id=1095325778;
PRAGMA user_version=1;
BEGIN TRANSACTION;
CREATE TABLE records (
  kind TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, body TEXT NOT NULL, digest TEXT NOT NULL,
  PRIMARY KEY (kind, id)
);
INSERT INTO "records" VALUES('annotation','a1',1,'{"after":" after","before":"before ","changed":"","colour":"green","created":"","edition":"","known":[],"note":"*mind* the lid 🫖","quote":"tea is hot","section":"monitoruse","start":12,"title":"#MONITOR USE"}','2440ddcf389b57bd8ce331ba37ce56fc');
INSERT INTO "records" VALUES('annotation','a2',1,'{"after":"","before":"","changed":"","colour":"yellow","created":"","edition":"","known":[],"note":"about all of it","quote":"","section":"monitoruse","start":0,"title":"#MONITOR USE"}','4ffe2a3804aec87e7a59cdfbe6c68d3d');
INSERT INTO "records" VALUES('bookmark','b1',1,'{"changed":"","colour":"blue","created":"","edition":"An edition","folder":"f1","known":["d1"],"place":1.0,"quote":"Tea is","section":"monitoruse","tags":["tea","pots"],"title":"#MONITOR USE"}','4139fb37effe3ca83713c8a1880dc7f0');
INSERT INTO "records" VALUES('bookmark','b2',1,'{"changed":"","colour":"","created":"","edition":"","folder":"","known":[],"place":2.5,"quote":"","section":"docs/tea#lid","tags":[],"title":"Lid"}','b4836d43691fb225eb60194917511090');
INSERT INTO "records" VALUES('folder','f1',1,'{"changed":"","created":"","parent":"","place":0.0,"title":"Kitchen"}','2a6e5cca72221da8626da5be23185abb');
INSERT INTO "records" VALUES('visit','2026-11-23 monitoruse',1,'{"section":"monitoruse","share":0.5,"times":3,"title":"#MONITOR USE","when":"2026-11-23T10:00:00Z"}','01c47efbede3d4db2f11b9f0a8d78351');
COMMIT;
