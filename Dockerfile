# The portal. `docker build -t tidemark .` needs nothing but this folder.
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /build
COPY pom.xml ./
COPY src/main src/main
RUN mvn --batch-mode --no-transfer-progress -Dmaven.test.skip=true -Djacoco.skip=true package

FROM eclipse-temurin:25-jre
RUN groupadd --system --gid 10001 tidemark \
    && useradd --system --uid 10001 --gid tidemark --home-dir /var/lib/tidemark tidemark \
    && install --directory --mode=0700 --owner=tidemark --group=tidemark /var/lib/tidemark
# What changes least comes first.
COPY --from=build /build/target/quarkus-app/lib/ /opt/tidemark/lib/
COPY --from=build /build/target/quarkus-app/*.jar /opt/tidemark/
COPY --from=build /build/target/quarkus-app/app/ /opt/tidemark/app/
COPY --from=build /build/target/quarkus-app/quarkus/ /opt/tidemark/quarkus/
# By number, so that Kubernetes can see that it is not root.
USER 10001
WORKDIR /var/lib/tidemark
ENV TIDEMARK_DATA_DIR=/var/lib/tidemark TIDEMARK_HTTP_HOST=0.0.0.0
VOLUME /var/lib/tidemark
EXPOSE 8080
ENTRYPOINT ["java", "--enable-native-access=ALL-UNNAMED", "-XX:MaxRAMPercentage=70", "-jar", "/opt/tidemark/quarkus-run.jar"]
CMD ["serve"]
