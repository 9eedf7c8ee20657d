using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CivicBot.Storage.Records.Migrations;

/// <summary>Programmes, dialogue days, comments and their story, citizens, notices, audit.</summary>
[DbContext(typeof(RecordsContext))]
[Migration("20261122000000_FirstRecords")]
internal sealed class FirstRecords : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(MigrationScripts.Read(ActiveProvider, "001-first-records"));
}
